package dev.tandem.schema.format;

import static java.util.Objects.requireNonNull;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schema files held in memory, for tests. */
final class SchemaFiles {
  private final Map<String, String> files = new LinkedHashMap<>();

  static SchemaFiles of(String name, String json) {
    return new SchemaFiles().and(name, json);
  }

  /** A Dataverse table with these keys and columns, as JSON lists. */
  static SchemaFiles table(String logical, String set, String keys, String columns) {
    return new SchemaFiles().andTable(logical, set, keys, columns);
  }

  SchemaFiles andTable(String logical, String set, String keys, String columns) {
    return and(
        "dataverse/" + set + ".json",
        """
        {"table": "%s", "entitySet": "%s", "primaryId": "%sid",
         "alternateKeys": %s, "columns": %s}
        """
            .formatted(logical, set, logical, keys, columns));
  }

  SchemaFiles and(String name, String json) {
    files.put(name, json);
    return this;
  }

  Catalogs read() {
    return CatalogReader.read(
        "test",
        List.copyOf(files.keySet()),
        name -> new ByteArrayInputStream(text(name).getBytes(StandardCharsets.UTF_8)));
  }

  /** The Dataverse table of this name, which must be there. */
  TableSchema dataverse(String name) {
    return requireNonNull(read().dataverse().table(name), name);
  }

  /** The finance entity of this name, which must be there. */
  TableSchema finance(String name) {
    return requireNonNull(read().finance().table(name), name);
  }

  /** A column that must be there. */
  static ColumnSchema column(TableSchema table, String name) {
    return requireNonNull(table.column(name), name);
  }

  private String text(String name) {
    return requireNonNull(files.get(name), name);
  }
}
