package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Chooses the comparison that is made for a column's type and a literal, or the slow one. */
final class FastComparisons {
  private FastComparisons() {}

  static BoundNode of(
      BoundComparison slow, FieldType type, ComparisonOperator operator, Literal literal) {
    boolean equality = operator == ComparisonOperator.EQ || operator == ComparisonOperator.NE;
    if (type instanceof FieldType.Untyped) {
      return untyped(slow, equality, literal);
    } else if (SlotValues.isText(type)) {
      return text(slow, equality, literal);
    } else if (type instanceof FieldType.Choice || type instanceof FieldType.Whole) {
      return whole(slow, type, literal);
    } else if (type instanceof FieldType.Decimal) {
      BigDecimal number = Comparing.number(literal);
      return number == null ? slow : ordered(slow, BigDecimal.class, number);
    } else if (type instanceof FieldType.Bool) {
      return flag(slow, literal);
    } else if (type instanceof FieldType.Enumeration enumeration) {
      return equality ? member(slow, enumeration, literal) : slow;
    } else if (type instanceof FieldType.Guid || type instanceof FieldType.Lookup) {
      return id(slow, literal);
    }
    return temporal(slow, type, literal);
  }

  /** A column without a type most likely holds what the literal is. */
  private static BoundNode untyped(BoundComparison slow, boolean equality, Literal literal) {
    if (literal instanceof Literal.Numeric) {
      return whole(slow, FieldType.UNTYPED, literal);
    } else if (literal instanceof Literal.Bool) {
      return flag(slow, literal);
    } else if (literal instanceof Literal.Guid) {
      return id(slow, literal);
    }
    return text(slow, equality, literal);
  }

  private static BoundNode text(BoundComparison slow, boolean equality, Literal literal) {
    return equality && literal instanceof Literal.Text text
        ? new BoundComparison.OfEqualText(slow, new FoldedText(text.value()))
        : slow;
  }

  private static BoundNode whole(BoundComparison slow, FieldType type, Literal literal) {
    BigDecimal number = Comparing.number(literal);
    if (number == null || number.stripTrailingZeros().scale() > 0) {
      return slow;
    }
    BigInteger whole = number.toBigInteger();
    if (type instanceof FieldType.Choice) {
      return whole.bitLength() < Integer.SIZE
          ? new BoundComparison.OfChoice(slow, whole.intValue())
          : slow;
    }
    return whole.bitLength() < Long.SIZE
        ? new BoundComparison.OfWhole(slow, whole.longValue())
        : slow;
  }

  private static BoundNode flag(BoundComparison slow, Literal literal) {
    Boolean flag = Comparing.flag(literal);
    return flag == null ? slow : BoundComparison.OfBoolean.of(slow, flag);
  }

  /** Only a member that the enum has, or any symbol when its members are not published. */
  private static BoundNode member(
      BoundComparison slow, FieldType.Enumeration enumeration, Literal literal) {
    String symbol = EnumMembers.symbolIn(enumeration, literal);
    return symbol == null ? slow : new BoundComparison.OfEqualMember(slow, new FoldedText(symbol));
  }

  private static BoundNode id(BoundComparison slow, Literal literal) {
    UUID id = Comparing.guid(literal);
    return id == null ? slow : new BoundComparison.OfId(slow, id);
  }

  private static BoundNode temporal(BoundComparison slow, FieldType type, Literal literal) {
    Instant instant = Comparing.instant(literal);
    if (instant == null) {
      LocalTime time = literal instanceof Literal.Text text ? Readings.time(text.value()) : null;
      return time == null ? slow : ordered(slow, LocalTime.class, time);
    }
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    if (type instanceof FieldType.DateOnly) {
      boolean midnight = utc.toLocalTime().equals(LocalTime.MIDNIGHT);
      return midnight ? ordered(slow, LocalDate.class, utc.toLocalDate()) : slow;
    }
    boolean wallClock =
        type instanceof FieldType.DateTime dateTime
            && dateTime.behavior() == FieldType.DateTimeBehavior.TIME_ZONE_INDEPENDENT;
    return wallClock
        ? ordered(slow, LocalDateTime.class, utc)
        : ordered(slow, Instant.class, instant);
  }

  private static <T extends Comparable<? super T>> BoundNode ordered(
      BoundComparison slow, Class<T> held, T wanted) {
    return new BoundComparison.OfOrdered<>(slow, held, wanted);
  }
}
