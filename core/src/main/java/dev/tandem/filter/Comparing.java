package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What it means to compare a slot with a literal (FLT-10, FLT-16, FLT-19). The class of the value
 * decides, the type of the column helps to read text and to number enum members. Never throws.
 */
final class Comparing {
  private Comparing() {}

  /** How a present value stands to the literal. */
  static Order order(Object slot, FieldType type, Literal literal) {
    Object value = SlotValues.readable(slot, type);
    if (value instanceof String text) {
      return text(text, literal);
    } else if (value instanceof EnumValue member) {
      return EnumMembers.order(member, type, literal);
    } else if (value instanceof Boolean flag) {
      Boolean wanted = flag(literal);
      return wanted == null ? Order.INCOMPARABLE : Order.of(flag.compareTo(wanted));
    } else if (value instanceof UUID id) {
      return id(id, literal);
    } else if (value instanceof Reference.ById reference) {
      return id(reference.id(), literal);
    }
    BigDecimal number = SlotValues.number(value);
    return number != null ? number(number, literal) : temporal(value, literal);
  }

  private static Order number(BigDecimal number, Literal literal) {
    BigDecimal wanted = number(literal);
    return wanted == null ? Order.INCOMPARABLE : Order.of(number.compareTo(wanted));
  }

  private static Order id(UUID id, Literal literal) {
    UUID wanted = guid(literal);
    return wanted == null ? Order.INCOMPARABLE : Order.same(id.equals(wanted));
  }

  /** Text of a text column or of a column without a type. */
  private static Order text(String text, Literal literal) {
    if (literal instanceof Literal.Text wanted) {
      return Order.of(text.compareToIgnoreCase(wanted.value()));
    } else if (literal instanceof Literal.EnumElement member) {
      return Order.same(text.equalsIgnoreCase(member.element()));
    }
    Object value = SlotValues.like(literal, text);
    return value == null ? Order.INCOMPARABLE : order(value, FieldType.UNTYPED, literal);
  }

  private static Order temporal(Object value, Literal literal) {
    if (value instanceof LocalTime time) {
      LocalTime wanted = literal instanceof Literal.Text text ? Readings.time(text.value()) : null;
      return wanted == null ? Order.INCOMPARABLE : Order.of(time.compareTo(wanted));
    }
    Instant instant = instant(value);
    Instant wanted = instant(literal);
    return instant == null || wanted == null
        ? Order.INCOMPARABLE
        : Order.of(instant.compareTo(wanted));
  }

  /** A date as its midnight and a date with time as it is, all in UTC. */
  private static @Nullable Instant instant(Object value) {
    if (value instanceof LocalDate date) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    } else if (value instanceof LocalDateTime dateTime) {
      return dateTime.toInstant(ZoneOffset.UTC);
    }
    return value instanceof Instant instant ? instant : null;
  }

  /** The literal as an instant, or null. */
  static @Nullable Instant instant(Literal literal) {
    if (literal instanceof Literal.Date date) {
      return instant(date.value());
    } else if (literal instanceof Literal.Moment moment) {
      return moment.value();
    } else if (literal instanceof Literal.Text text) {
      LocalDate date = Readings.date(text.value());
      return date == null ? Readings.moment(text.value()) : instant(date);
    }
    return null;
  }

  /** The literal as a number, or null. */
  static @Nullable BigDecimal number(Literal literal) {
    if (literal instanceof Literal.Numeric number) {
      return number.value();
    } else if (literal instanceof Literal.Text text) {
      return Readings.number(text.value());
    } else if (literal instanceof Literal.Bool bool) {
      return bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return null;
  }

  /** The literal as a two-option value, or null. */
  static @Nullable Boolean flag(Literal literal) {
    if (literal instanceof Literal.Bool bool) {
      return bool.value();
    } else if (literal instanceof Literal.Numeric number) {
      return Readings.flag(number.value().stripTrailingZeros().toPlainString());
    } else if (literal instanceof Literal.Text text) {
      return Readings.flag(text.value());
    }
    return literal instanceof Literal.EnumElement member ? Readings.flag(member.element()) : null;
  }

  /** The literal as an identifier, or null. */
  static @Nullable UUID guid(Literal literal) {
    if (literal instanceof Literal.Guid guid) {
      return guid.value();
    }
    return literal instanceof Literal.Text text ? Readings.guid(text.value()) : null;
  }
}
