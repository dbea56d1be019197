package dev.tandem.example.odata.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values as a service gives them. */
final class JsonValues {
  private static final String LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname";
  private static final int MOST_DIGITS = 400;

  private JsonValues() {}

  /**
   * The slot of a column in a row.
   *
   * @return null when the row leaves the column out
   */
  static @Nullable Object slot(WireColumn column, JsonNode row) throws MalformedAnswerException {
    JsonNode node = row.get(column.name());
    if (node == null) {
      return null;
    }
    if (node.isNull()) {
      return Blank.BLANK;
    }
    try {
      return column.isLookup() ? reference(column, node, row) : value(column, node);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
      throw new MalformedAnswerException(
          "field %s holds what is no %s"
              .formatted(column.name(), column.column().type().getClass().getSimpleName()),
          unreadable);
    }
  }

  private static Reference reference(WireColumn column, JsonNode node, JsonNode row) {
    JsonNode named = row.get(column.name() + LOGICAL_NAME);
    FieldType.Lookup lookup = (FieldType.Lookup) column.column().type();
    String only = lookup.targets().size() == 1 ? lookup.targets().get(0) : null;
    String table = named == null || !named.isTextual() ? only : named.asText();
    return Reference.byId(table, UUID.fromString(node.asText()));
  }

  private static Object value(WireColumn column, JsonNode node) {
    FieldType type = column.column().type();
    if (type instanceof FieldType.Whole whole) {
      long number = decimal(node).longValueExact();
      return whole.bits() == 64 ? (Object) number : (Object) Math.toIntExact(number);
    } else if (type instanceof FieldType.Decimal) {
      return decimal(node);
    } else if (type instanceof FieldType.Bool) {
      return bool(column, node);
    } else if (type instanceof FieldType.Choice choice) {
      return choice(choice, node);
    } else if (type instanceof FieldType.Enumeration members) {
      return member(members, node);
    } else if (type instanceof FieldType.Guid) {
      return UUID.fromString(text(node));
    }
    return temporal(type, node);
  }

  private static Object temporal(FieldType type, JsonNode node) {
    if (type instanceof FieldType.DateOnly) {
      return date(text(node));
    } else if (type instanceof FieldType.DateTime dateTime) {
      OffsetDateTime moment = OffsetDateTime.parse(text(node));
      return dateTime.behavior() == DateTimeBehavior.INSTANT
          ? (Object) moment.toInstant()
          : moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    } else if (type instanceof FieldType.TimeOfDay) {
      return node.isNumber()
          ? LocalTime.ofSecondOfDay(decimal(node).longValueExact())
          : LocalTime.parse(text(node));
    }
    return text(node);
  }

  /** The day alone, whatever the time beside it says. */
  private static LocalDate date(String text) {
    return text.length() > 10 ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
  }

  private static boolean bool(WireColumn column, JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (column.members() != null && node.isTextual()) {
      return node.asText().equalsIgnoreCase("Yes");
    }
    throw new IllegalArgumentException("not a boolean");
  }

  private static Object choice(FieldType.Choice choice, JsonNode node) {
    if (choice.multiple()) {
      return text(node);
    }
    int number = decimal(node).intValueExact();
    return new ChoiceValue(number, choice.options().get(number));
  }

  /** Finance gives members by symbol, and by number where an older client is expected. */
  private static EnumValue member(FieldType.Enumeration members, JsonNode node) {
    if (node.isTextual() && !node.asText().matches("-?[0-9]{1,10}")) {
      String symbol = members.symbolOf(node.asText());
      return EnumValue.of(symbol == null ? node.asText() : symbol);
    }
    String symbol = members.symbolOf(decimal(node).intValueExact());
    if (symbol == null) {
      throw new IllegalArgumentException("no member has this number");
    }
    return EnumValue.of(symbol);
  }

  private static BigDecimal decimal(JsonNode node) {
    if (!node.isNumber() && !node.isTextual()) {
      throw new IllegalArgumentException("not a number");
    }
    BigDecimal number = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException("a number of too many digits");
    }
    return number;
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("not a text");
    }
    return node.textValue();
  }
}
