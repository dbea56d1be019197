package dev.tandem.example.odata.server.rows;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Values brought to the few classes that compare: texts without regard to case and trailing spaces,
 * as both databases do, numbers, truth values, instants, times of day.
 */
final class Operand {
  private Operand() {}

  static @Nullable Comparable<?> of(@Nullable Object slot) {
    if (slot == null || slot == Blank.BLANK) {
      return null;
    } else if (slot instanceof ChoiceValue choice) {
      return BigDecimal.valueOf(choice.number());
    } else if (slot instanceof BigDecimal || slot instanceof Boolean || slot instanceof LocalTime) {
      return (Comparable<?>) slot;
    } else if (slot instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    } else if (slot instanceof Instant || slot instanceof LocalDate) {
      return time(slot);
    } else if (slot instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    } else if (slot instanceof Reference reference) {
      return reference instanceof Reference.ById byId ? byId.id().toString() : null;
    }
    return KeyValues.text(slot instanceof EnumValue member ? member.symbol() : slot);
  }

  private static Instant time(Object slot) {
    return slot instanceof LocalDate date
        ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
        : (Instant) slot;
  }

  static @Nullable Comparable<?> of(Literal literal) throws Refusal {
    EdmType type = literal.getType();
    if (!(type instanceof EdmPrimitiveType primitive)) {
      return null;
    }
    try {
      return of(type.getName(), primitive.fromUriLiteral(literal.getText()));
    } catch (EdmPrimitiveTypeException | IllegalArgumentException e) {
      throw Refusal.badRequest("cannot read the literal " + literal.getText());
    }
  }

  private static Comparable<?> of(String type, String text) {
    return switch (type) {
      case "Byte", "SByte", "Int16", "Int32", "Int64", "Decimal", "Single", "Double" ->
          new BigDecimal(text);
      case "Boolean" -> Boolean.valueOf(text);
      case "Date" -> time(LocalDate.parse(text));
      case "DateTimeOffset" -> OffsetDateTime.parse(text).toInstant();
      case "TimeOfDay" -> LocalTime.parse(text);
      default -> KeyValues.text(text);
    };
  }

  /**
   * Compares two operands of one class.
   *
   * @throws ClassCastException for operands of different classes
   */
  @SuppressWarnings("unchecked")
  static int compare(Comparable<?> left, Comparable<?> right) {
    return ((Comparable<Object>) left).compareTo(right);
  }
}
