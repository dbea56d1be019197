package dev.tandem.schema.format;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the type of a finance field. The members of an enumeration come from the file of
 * enumerations; one that is not there takes the field's own list of symbols, numbered from 0 in
 * their order, since public metadata lists them so.
 */
final class FinanceTypes {
  private static final Map<String, Integer> NO_YES = new LinkedHashMap<>();

  static {
    NO_YES.put("No", 0);
    NO_YES.put("Yes", 1);
  }

  private final Map<String, Map<String, Integer>> enumerations =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Takes over the file of enumerations: number by symbol by name. */
  void addEnumerations(SchemaNode document) {
    document
        .object()
        .forEach(
            (name, members) -> {
              Map<String, Integer> numbers = new LinkedHashMap<>();
              members
                  .object()
                  .forEach(
                      (symbol, number) ->
                          numbers.put(
                              symbol, (int) number.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)));
              enumerations.put(name, numbers);
            });
  }

  FieldType of(SchemaNode field) {
    SchemaNode type = field.require("type");
    return switch (type.text()) {
      case "String" -> new FieldType.Text(length(field), false);
      case "Memo" -> new FieldType.Text(length(field), true);
      case "Int" -> FieldType.Whole.int32();
      case "Int64", "RecId" -> FieldType.Whole.int64();
      case "Real" -> FieldType.Decimal.of(DecimalKind.REAL, FieldType.UNKNOWN);
      case "Date" -> new FieldType.DateOnly();
      case "UtcDateTime" -> new FieldType.DateTime(DateTimeBehavior.INSTANT);
      case "Time" -> new FieldType.TimeOfDay();
      case "Guid" -> new FieldType.Guid();
      case "Enum" -> enumeration(field);
      case "NoYes" -> new FieldType.Enumeration("NoYes", NO_YES);
      case "Container" -> FieldType.UNTYPED;
      default -> throw type.expected("a finance field type such as String, Enum or UtcDateTime");
    };
  }

  private static int length(SchemaNode field) {
    SchemaNode length = field.find("length");
    return length == null ? FieldType.UNKNOWN : (int) length.whole(1, Integer.MAX_VALUE);
  }

  private FieldType enumeration(SchemaNode field) {
    String name = field.require("enum").text();
    Map<String, Integer> known = enumerations.get(name);
    return new FieldType.Enumeration(
        name, known != null ? known : numbered(field.textsOf("enumValues")));
  }

  private static Map<String, Integer> numbered(List<String> symbols) {
    Map<String, Integer> members = new LinkedHashMap<>();
    symbols.forEach(symbol -> members.putIfAbsent(symbol, members.size()));
    return members;
  }
}
