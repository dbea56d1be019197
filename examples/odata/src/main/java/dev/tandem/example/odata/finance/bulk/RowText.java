package dev.tandem.example.odata.finance.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.tandem.example.odata.datapackage.CsvUnicode;
import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.metadata.WireValues;
import dev.tandem.example.odata.side.ValueLimits;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row as the cells of a file, checked before it travels. Used by one thread. */
final class RowText {
  private final WireTable table;
  private final Map<String, String> cells = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Problem> problems = new ArrayList<>();
  private final long number;
  private final KeyValues key;
  private LegalEntity company;

  /** A row of this table; one that names no company goes to the given one. */
  RowText(WireTable table, Row row, long number, LegalEntity company) {
    this.table = table;
    this.number = number;
    this.company = company;
    if (row.schema().name().equals(table.schema().name())) {
      for (int slot = 0; slot < row.schema().size(); slot++) {
        Object raw = row.slot(slot);
        if (raw != null) {
          take(row.schema().column(slot).name(), raw);
        }
      }
    } else {
      problem(ErrorCode.UNKNOWN_TABLE, null, "the row is none of " + table, null);
    }
    key = key(row);
  }

  private void take(String name, Object raw) {
    WireColumn column = table.column(name);
    if (column == null) {
      problem(ErrorCode.UNKNOWN_COLUMN, name, table + " has no such column", null);
    } else if (isCompany(column.column().name())) {
      company(raw);
    } else if (column.column().readOnly() && !isKey(column)) {
      problem(ErrorCode.READ_ONLY, name, "the column is not for writers", raw);
    } else {
      cell(column, raw);
    }
  }

  private boolean isKey(WireColumn column) {
    return table.shape().key().stream().anyMatch(column.name()::equalsIgnoreCase);
  }

  private boolean isCompany(String column) {
    return table.schema().companyScope().companySpecific()
        && column.equalsIgnoreCase(TableSchema.DATA_AREA_ID);
  }

  private void company(Object raw) {
    if (raw instanceof String code && !code.isBlank()) {
      company = LegalEntity.of(code.strip());
    }
  }

  private void cell(WireColumn column, Object raw) {
    Object value =
        raw == Blank.BLANK ? raw : ValueLimits.accept(column.column(), raw, problems::add);
    if (value == null) {
      return;
    }
    String text = text(column, value);
    if (CsvUnicode.carries(text)) {
      cells.put(column.column().name(), text);
    } else {
      problem(
          ErrorCode.VALUE_NOT_CONVERTIBLE,
          column.column().name(),
          "the text has half a character, or a null character, which no file carries",
          null);
    }
  }

  private static String text(WireColumn column, Object value) {
    if (value == Blank.BLANK) {
      return "";
    }
    JsonNode json = WireValues.json(column, value);
    return json instanceof DecimalNode number
        ? number.decimalValue().toPlainString()
        : json.asText();
  }

  /** The key, company included, as far as the row shows it; what is missing is a problem. */
  private KeyValues key(Row row) {
    KeyValues.Builder parts = KeyValues.builder();
    boolean striped = table.schema().companyScope().companySpecific();
    if (striped) {
      parts.put(TableSchema.DATA_AREA_ID, company.code());
      if (!(row.value(TableSchema.DATA_AREA_ID) instanceof String)) {
        missing(TableSchema.DATA_AREA_ID);
      }
    }
    boolean blank = true;
    for (String column : keyColumns(table)) {
      if (row.isAbsent(column)) {
        missing(column);
      }
      blank &= row.value(column) == null;
      parts.put(column, row.value(column));
    }
    if (blank) {
      problem(ErrorCode.KEY_BLANK, null, "every part of the key is blank", null);
    }
    return parts.build();
  }

  private void missing(String column) {
    problem(ErrorCode.KEY_INCOMPLETE, column, "the row does not carry its whole key", null);
  }

  /** The columns of the key of a table without the company. */
  static List<String> keyColumns(WireTable table) {
    return table.shape().key().stream()
        .map(property -> table.ofProperty(property).column().name())
        .filter(column -> !column.equalsIgnoreCase(TableSchema.DATA_AREA_ID))
        .toList();
  }

  private void problem(
      ErrorCode code, @Nullable String field, String message, @Nullable Object value) {
    problems.add(Problem.of(code, field, message, value == Blank.BLANK ? null : value));
  }

  List<Problem> problems() {
    return problems;
  }

  long number() {
    return number;
  }

  KeyValues key() {
    return key;
  }

  LegalEntity company() {
    return company;
  }

  /** The columns that the row names, without the company. */
  List<String> columns() {
    return List.copyOf(cells.keySet());
  }

  /** The text of each of these columns. */
  List<String> cells() {
    return List.copyOf(cells.values());
  }

  /** The texts of the key without the company. */
  List<String> keyTexts() {
    return keyColumns(table).stream().map(column -> cells.getOrDefault(column, "")).toList();
  }
}
