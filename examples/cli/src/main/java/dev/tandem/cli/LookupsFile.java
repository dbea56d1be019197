package dev.tandem.cli;

import dev.tandem.engine.Lookups;
import dev.tandem.engine.TableLookups;
import dev.tandem.row.format.LookupRows;
import dev.tandem.row.format.RowFormatException;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Catalog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The rows of referenced tables that a user hands over. */
final class LookupsFile {
  private LookupsFile() {}

  static Lookups read(Path file, ChosenMap chosen, Console console) {
    Catalogs catalogs = chosen.catalogs();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      TableLookups rows = LookupRows.read(in, catalogs == null ? null : catalogs.dataverse());
      if (catalogs != null) {
        tellUnknown(file, rows, catalogs.dataverse(), console);
      }
      return new SuppliedLookups(rows);
    } catch (RowFormatException e) {
      throw new UnreadableException("lookups " + file + ": " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UnreadableException unreadable(Path file, IOException e) {
    return new UnreadableException("cannot read the lookups " + file + ": " + Words.reason(e), e);
  }

  /** A misspelt table would be passed over in silence otherwise. */
  private static void tellUnknown(Path file, TableLookups rows, Catalog tables, Console console) {
    for (String table : rows.tableNames()) {
      if (tables.table(table) == null) {
        console.say(
            "lookups %s: no schema has the table %s; its rows are not looked at by any lookup"
                .formatted(file, table));
      }
    }
  }
}
