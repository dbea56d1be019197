package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform.DefaultValue;
import dev.tandem.map.Transform.ValueMap;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The limits of alternate keys, and what their values may not contain (KEY-13, KEY-14). */
final class KeyLimitCheck implements MapCheck {
  private static final int MOST_COLUMNS = 16;
  private static final int MOST_BYTES = 900;
  private static final String BREAKING = "/<>*%&:\\?+";

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    IntegrationKey key = leg.key().orElse(null);
    if (key == null) {
      return;
    }
    List<ColumnSchema> columns = columns(leg.dataverse(), key);
    size(key, columns, findings);
    columns.stream()
        .filter(column -> !mayStandInKey(column.type()))
        .forEach(
            column ->
                limit(
                    "%s of the key %s is of a type that no alternate key may have"
                        .formatted(column.name(), key),
                    findings));
    leg.fields().stream()
        .filter(field -> field.travels(Direction.TO_DATAVERSE))
        .filter(field -> carries(field, key) || field.isLookup())
        .forEach(field -> characters(field, carries(field, key), findings));
  }

  private static List<ColumnSchema> columns(TableSchema table, IntegrationKey key) {
    List<ColumnSchema> columns = new ArrayList<>();
    for (String column : key.columns()) {
      ColumnSchema schema = table.column(column.split("\\.", 2)[0]);
      if (schema != null) {
        columns.add(schema);
      }
    }
    return columns;
  }

  private static void size(IntegrationKey key, List<ColumnSchema> columns, Findings findings) {
    if (key.columns().size() > MOST_COLUMNS) {
      limit(
          "the key %s has %d columns; an alternate key has %d at most"
              .formatted(key, key.columns().size(), MOST_COLUMNS),
          findings);
    }
    int bytes = columns.stream().mapToInt(column -> bytes(column.type())).sum();
    if (bytes > MOST_BYTES) {
      limit(
          "values of the key %s may take %d bytes; an alternate key takes %d at most"
              .formatted(key, bytes, MOST_BYTES),
          findings);
    }
  }

  private static void limit(String message, Findings findings) {
    findings.add(
        CheckCode.TDM4113,
        Severity.WARNING,
        message,
        "choose a key of fewer or shorter columns, of text, numbers, dates, choices or lookups");
  }

  /** Text takes two bytes a character. */
  private static int bytes(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return Math.max(0, text.maxLength()) * 2;
    } else if (type instanceof FieldType.Lookup || type instanceof FieldType.Guid) {
      return 16;
    }
    return 8;
  }

  /** The row's own id may stand in an integration key (KEY-12). */
  private static boolean mayStandInKey(FieldType type) {
    boolean refused =
        type instanceof FieldType.Bool
            || type instanceof FieldType.TimeOfDay
            || (type instanceof FieldType.Text text && text.memo())
            || (type instanceof FieldType.Choice choice && choice.multiple());
    return !refused;
  }

  private static boolean carries(ResolvedField field, IntegrationKey key) {
    return key.columns().stream()
        .anyMatch(
            column ->
                column.equalsIgnoreCase(field.mapping().destinationField().strip())
                    || (field.path() != null && column.equalsIgnoreCase(field.path().column())));
  }

  private static void characters(ResolvedField field, boolean inKey, Findings findings) {
    List<String> breaking = literals(field).filter(KeyLimitCheck::breaks).toList();
    if (!breaking.isEmpty()) {
      findings.add(
          field,
          CheckCode.TDM4114,
          Severity.WARNING,
          "the %s is written with %s, and rows cannot be addressed by keys with any of %s"
              .formatted(inKey ? "key" : "lookup", breaking, String.join(" ", BREAKING.split(""))),
          "write a value without these characters");
    } else if (inKey && hasColons(field)) {
      findings.add(
          field,
          CheckCode.TDM4114,
          Severity.NOTE,
          "the key has a time, which is written with colons, and rows cannot be addressed by keys"
              + " with such",
          "choose a key without it if rows are to be addressed by key over the Web API");
    }
  }

  /** A time in the key, or one that becomes text there. */
  private static boolean hasColons(ResolvedField field) {
    boolean held = field.value() != null && field.value().type() instanceof FieldType.DateTime;
    FieldType source = field.sourceType(Direction.TO_DATAVERSE);
    return held || source instanceof FieldType.DateTime || source instanceof FieldType.TimeOfDay;
  }

  private static Stream<String> literals(ResolvedField field) {
    Stream<@Nullable String> mapped =
        field.transform(ValueMap.class).stream()
            .flatMap(map -> map.entries().stream())
            .map(ValueMap.Entry::dataverse);
    Stream<@Nullable String> fallback =
        field.transform(DefaultValue.class).stream().map(DefaultValue::literal);
    return Stream.concat(mapped, fallback).filter(Objects::nonNull);
  }

  private static boolean breaks(String literal) {
    return literal.chars().anyMatch(character -> BREAKING.indexOf(character) >= 0);
  }
}
