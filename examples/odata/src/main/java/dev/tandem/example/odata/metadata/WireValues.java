package dev.tandem.example.odata.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Writes values as a service takes them, in payloads and in addresses. A date is never shifted: a
 * service that has only date-times gets noon UTC, as finance stores it (UND-35).
 */
public final class WireValues {
  private WireValues() {}

  /** A value, or {@link Blank#BLANK}, in a payload; not for lookups. */
  public static JsonNode json(WireColumn column, Object value) {
    if (value == Blank.BLANK) {
      return NullNode.getInstance();
    } else if (value instanceof Integer number) {
      return IntNode.valueOf(number);
    } else if (value instanceof Long number) {
      return LongNode.valueOf(number);
    } else if (value instanceof BigDecimal number) {
      return DecimalNode.valueOf(number);
    } else if (value instanceof Boolean flag) {
      return column.members() == null
          ? BooleanNode.valueOf(flag)
          : TextNode.valueOf(flag ? "Yes" : "No");
    } else if (value instanceof ChoiceValue choice) {
      return IntNode.valueOf(choice.number());
    } else if (value instanceof LocalTime time && isNumber(column)) {
      return IntNode.valueOf(time.toSecondOfDay());
    } else if (value instanceof EnumValue member && isNumber(column)) {
      return IntNode.valueOf(number(column, member));
    }
    return TextNode.valueOf(text(column, value));
  }

  private static boolean isNumber(WireColumn column) {
    return column.property().type().equals("Edm.Int32");
  }

  private static int number(WireColumn column, EnumValue member) {
    FieldType.Enumeration type = (FieldType.Enumeration) column.column().type();
    Integer number = type.members().get(String.valueOf(type.symbolOf(member.symbol())));
    if (number == null) {
      throw new IllegalArgumentException(column.column().name() + " has no number for its member");
    }
    return number;
  }

  private static String text(WireColumn column, Object value) {
    if (value instanceof LocalDate date) {
      return column.property().type().equals("Edm.Date") ? date.toString() : date + "T12:00:00Z";
    } else if (value instanceof LocalDateTime wallClock) {
      return DateTimeFormatter.ISO_INSTANT.format(wallClock.toInstant(ZoneOffset.UTC));
    } else if (value instanceof Instant instant) {
      return DateTimeFormatter.ISO_INSTANT.format(instant);
    } else if (value instanceof LocalTime time) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
    return value instanceof EnumValue member ? member.symbol() : value.toString();
  }

  /** A value that is not blank in an address; texts lose their trailing spaces (UND-27). */
  public static String literal(WireColumn column, Object value) {
    JsonNode json =
        value instanceof UUID id ? TextNode.valueOf(id.toString()) : json(column, value);
    if (column.members() != null) {
      return column.property().type() + quoted(json.asText());
    }
    if (column.property().type().equals("Edm.String")) {
      return quoted(json.asText().stripTrailing());
    }
    return json instanceof DecimalNode number
        ? number.decimalValue().toPlainString()
        : json.asText();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
