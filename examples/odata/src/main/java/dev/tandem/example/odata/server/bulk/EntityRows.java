package dev.tandem.example.odata.server.bulk;

import dev.tandem.example.odata.datapackage.CsvLines;
import dev.tandem.example.odata.datapackage.MalformedPackageException;
import dev.tandem.example.odata.datapackage.PackagedEntity;
import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one entity in a package, as rows of its table. Used by one thread. */
final class EntityRows {
  private final Shape shape;
  private final LegalEntity company;
  private final CsvLines lines;
  private final Map<ColumnSchema, Integer> cells = new LinkedHashMap<>();
  private final List<Integer> keyCells = new ArrayList<>();

  /**
   * A row to write, or what is wrong with it.
   *
   * @param key the texts of its key without the company
   * @param address its key; null when it has a fault
   * @param row the row; null when it has a fault
   * @param fault the fault; null when there is none
   */
  record Entry(
      List<String> key,
      @Nullable KeyValues address,
      @Nullable Row row,
      @Nullable ImportFault fault) {}

  private EntityRows(Shape shape, LegalEntity company, CsvLines lines) {
    this.shape = shape;
    this.company = company;
    this.lines = lines;
  }

  /** Opens the rows, once entity, fields and first line fit. */
  static EntityRows open(Model model, PackagedEntity content, LegalEntity company)
      throws ActionRefusal {
    String name = content.entity();
    Shape shape =
        model.shapes().stream()
            .filter(one -> one.schema().name().name().equalsIgnoreCase(name))
            .findFirst()
            .orElse(null);
    if (shape == null) {
      throw new ActionRefusal("Entity %s does not exist in the target environment".formatted(name));
    }
    try {
      EntityRows rows = new EntityRows(shape, company, content.lines());
      rows.match(content.fields());
      return rows;
    } catch (MalformedPackageException e) {
      throw new ActionRefusal(entityError(shape, String.valueOf(e.getMessage())));
    }
  }

  private static String entityError(Shape shape, String message) {
    return "%s: %s".formatted(shape.schema().name().name(), message);
  }

  private void match(Map<String, String> fields) throws ActionRefusal, MalformedPackageException {
    List<String> header = lines.next();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      int cell = header == null ? -1 : header.indexOf(field.getKey());
      ColumnSchema column = shape.schema().column(field.getValue());
      if (cell < 0 || column == null) {
        throw new ActionRefusal(
            "the mapping is incorrect for entity %s and field %s"
                .formatted(shape.schema().name().name(), field.getValue()));
      }
      cells.put(column, cell);
    }
    for (String column : keyColumns()) {
      Integer cell = cells.get(Objects.requireNonNull(shape.schema().column(column)));
      if (cell == null) {
        throw new ActionRefusal(
            entityError(shape, "the key field %s is not mapped".formatted(column)));
      }
      keyCells.add(cell);
    }
  }

  Shape shape() {
    return shape;
  }

  /** The columns of the key without the company. */
  List<String> keyColumns() {
    return keyColumns(shape);
  }

  /** The columns of the key of a set without the company. */
  static List<String> keyColumns(Shape shape) {
    return shape.key().stream()
        .map(name -> Objects.requireNonNull(shape.field(name)).column().name())
        .filter(column -> !column.equalsIgnoreCase(TableSchema.DATA_AREA_ID))
        .toList();
  }

  /** The next row; null after the last. */
  @Nullable Entry next() throws MalformedPackageException {
    List<String> line = lines.next();
    if (line == null) {
      return null;
    }
    List<String> key = new ArrayList<>();
    keyCells.forEach(cell -> key.add(cell < line.size() ? line.get(cell) : ""));
    Row.Builder row = Row.builder(shape.schema());
    for (Map.Entry<ColumnSchema, Integer> place : cells.entrySet()) {
      ColumnSchema column = place.getKey();
      if (place.getValue() >= line.size()) {
        return faulty(key, column.name(), "the line ends before this field");
      }
      try {
        row.set(column.name(), CellTexts.value(column.type(), line.get(place.getValue())));
      } catch (IllegalArgumentException e) {
        return faulty(key, column.name(), "the text is no value of the field");
      }
    }
    if (shape.schema().companyScope().companySpecific()) {
      Object named = row.build().value(TableSchema.DATA_AREA_ID);
      if (named != null && !company.code().equalsIgnoreCase(named.toString())) {
        return faulty(key, TableSchema.DATA_AREA_ID, "the row is of another company than the job");
      }
      row.set(TableSchema.DATA_AREA_ID, company.code());
    }
    Row complete = row.build();
    return new Entry(key, address(complete), complete, null);
  }

  private Entry faulty(List<String> key, String field, String message) {
    String entity = shape.schema().name().name();
    return new Entry(key, null, null, new ImportFault(entity, key, field, message));
  }

  private KeyValues address(Row row) {
    KeyValues.Builder key = KeyValues.builder();
    for (String name : shape.key()) {
      Field field = Objects.requireNonNull(shape.field(name));
      key.put(field.column().name(), row.value(field.column().name()));
    }
    return key.build();
  }
}
