package dev.tandem.example.odata.finance.bulk;

import dev.tandem.example.odata.datapackage.PackageWriter;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A package that is being filled: rows of one company that name the same columns, each key once.
 * Used by one thread.
 */
final class RowPackage {
  private final LoadSettings settings;
  private final String entity;
  private final LegalEntity company;
  private final List<String> columns;
  private final PackageWriter writer;
  private final List<Sent> rows = new ArrayList<>();
  private final Set<KeyValues> keys = new HashSet<>();

  /**
   * A row of the package.
   *
   * @param number its place in the load
   * @param key its key
   * @param texts the key as it stands in the file, without the company
   */
  record Sent(long number, KeyValues key, List<String> texts) {}

  /** A package that begins with this row. */
  RowPackage(String project, WireTable table, RowText first, LoadSettings settings) {
    this.settings = settings;
    entity = table.schema().name().name();
    company = first.company();
    columns = first.columns();
    writer = new PackageWriter(project, entity, columns);
    add(first);
  }

  /** Whether the row may go into this package. */
  boolean takes(RowText row) {
    return rows.size() < settings.rows()
        && writer.size() < settings.bytes()
        && row.company().equals(company)
        && row.columns().equals(columns)
        && !keys.contains(row.key());
  }

  void add(RowText row) {
    writer.add(row.cells());
    keys.add(row.key());
    rows.add(new Sent(row.number(), row.key(), row.keyTexts()));
  }

  /** The label of the entity. */
  String entity() {
    return entity;
  }

  LegalEntity company() {
    return company;
  }

  List<Sent> rows() {
    return rows;
  }

  /** The package itself, once. */
  byte[] finish() {
    return writer.finish();
  }

  /** Tells what is in it, once it is finished. */
  String contentHash() {
    return writer.contentHash();
  }
}
