package dev.tandem.schema.format;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the type of a Dataverse column: the words of its metadata with their limits. */
final class DataverseTypes {
  /** Decimals of a money column unless the organisation extended them (TYP-4). */
  private static final int MONEY_SCALE = 4;

  private DataverseTypes() {}

  static FieldType of(SchemaNode column) {
    SchemaNode type = column.require("type");
    return switch (type.text()) {
      case "String", "EntityName" -> new FieldType.Text(length(column), false);
      case "Memo" -> new FieldType.Text(length(column), true);
      case "Integer" -> whole(column, 32, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "BigInt" -> whole(column, 64, Long.MIN_VALUE, Long.MAX_VALUE);
      case "Decimal" -> decimal(column, DecimalKind.DECIMAL, FieldType.UNKNOWN);
      case "Money" -> decimal(column, DecimalKind.MONEY, MONEY_SCALE);
      case "Double" -> decimal(column, DecimalKind.REAL, FieldType.UNKNOWN);
      case "Boolean" -> new FieldType.Bool();
      case "DateOnly" -> new FieldType.DateOnly();
      case "DateTime" -> dateTime(column);
      case "Picklist", "State", "Status" -> choice(column, false);
      case "MultiSelectPicklist" -> choice(column, true);
      case "Uniqueidentifier" -> new FieldType.Guid();
      case "Lookup" -> new FieldType.Lookup(column.textsOf("targets"));
      case "Owner" -> lookup(column, "systemuser", "team");
      case "Customer" -> lookup(column, "account", "contact");
      case "Virtual", "Image", "File", "PartyList", "CalendarRules", "ManagedProperty" ->
          FieldType.UNTYPED;
      default -> throw type.expected("a Dataverse column type such as String, Lookup or Picklist");
    };
  }

  private static int length(SchemaNode column) {
    SchemaNode length = column.find("maxLength");
    return length == null ? FieldType.UNKNOWN : (int) length.whole(1, Integer.MAX_VALUE);
  }

  private static FieldType whole(SchemaNode column, int bits, long lowest, long highest) {
    SchemaNode min = column.find("min");
    SchemaNode max = column.find("max");
    return new FieldType.Whole(
        bits,
        min == null ? lowest : min.wholeWithin(lowest, highest),
        max == null ? highest : max.wholeWithin(lowest, highest));
  }

  /** The {@code precision} of Dataverse metadata counts the digits after the point. */
  private static FieldType decimal(SchemaNode column, DecimalKind kind, int usualScale) {
    SchemaNode decimals = column.find("precision");
    int scale = decimals == null ? usualScale : (int) decimals.whole(0, 20);
    return new FieldType.Decimal(
        kind, FieldType.UNKNOWN, scale, bound(column, "min"), bound(column, "max"));
  }

  private static @Nullable BigDecimal bound(SchemaNode column, String property) {
    SchemaNode node = column.find(property);
    return node == null ? null : node.number();
  }

  private static FieldType dateTime(SchemaNode column) {
    if ("DateOnly".equals(column.textOf("format"))
        || "DateOnly".equals(column.textOf("behavior"))) {
      return new FieldType.DateOnly();
    }
    return new FieldType.DateTime(
        "TimeZoneIndependent".equals(column.textOf("behavior"))
            ? DateTimeBehavior.TIME_ZONE_INDEPENDENT
            : DateTimeBehavior.INSTANT);
  }

  private static FieldType choice(SchemaNode column, boolean multiple) {
    SchemaNode options = column.find("options");
    Map<Integer, String> labels = new LinkedHashMap<>();
    if (options != null) {
      options.object().forEach((number, label) -> labels.put(option(number, label), label.label()));
    }
    return new FieldType.Choice(labels, multiple);
  }

  private static int option(String number, SchemaNode label) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw label.error("option \"" + number + "\" is not a whole number");
    }
  }

  private static FieldType lookup(SchemaNode column, String... usualTargets) {
    List<String> targets = column.textsOf("targets");
    return new FieldType.Lookup(targets.isEmpty() ? List.of(usualTargets) : targets);
  }
}
