package dev.tandem.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The constant on the right of a comparison, as the filter writes it (FLT-9). It takes the type of
 * the column only when a filter is bound or evaluated. Immutable.
 */
public sealed interface Literal {

  /**
   * Quoted text. It may also stand for a number, date, enum member or identifier (FLT-10, FLT-16).
   *
   * @param value the text without quotes and escapes
   */
  record Text(String value) implements Literal {}

  /**
   * A number.
   *
   * @param value the number with the scale it was written with; at most 50 characters without
   *     exponent
   */
  record Numeric(BigDecimal value) implements Literal {
    public Numeric {
      boolean moderate = Math.abs((long) value.scale()) < 50 && value.precision() < 50;
      if (!moderate || value.toPlainString().length() > 50) {
        throw new IllegalArgumentException("a number of a filter has at most 50 characters");
      }
      value = value.scale() < 0 ? value.setScale(0) : value;
    }

    /** A whole number. */
    public static Numeric of(long value) {
      return new Numeric(BigDecimal.valueOf(value));
    }
  }

  /**
   * A two-option value of Dataverse.
   *
   * @param value true or false
   */
  record Bool(boolean value) implements Literal {}

  /**
   * A calendar date.
   *
   * @param value a date of the years 1 to 9999
   */
  record Date(LocalDate value) implements Literal {
    public Date {
      if (value.getYear() < 1 || value.getYear() > 9999) {
        throw new IllegalArgumentException("a filter knows the years 1 to 9999");
      }
    }
  }

  /**
   * A date with time on Dataverse.
   *
   * @param value an instant of the years 1 to 9999, UTC
   */
  record Moment(Instant value) implements Literal {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    public Moment {
      if (value.isBefore(FIRST) || !value.isBefore(END)) {
        throw new IllegalArgumentException("a filter knows the years 1 to 9999");
      }
    }
  }

  /**
   * An unquoted unique identifier of Dataverse.
   *
   * @param value the identifier
   */
  record Guid(UUID value) implements Literal {}

  /**
   * A qualified finance enum member, {@code Type::Element} (FLT-10).
   *
   * @param type the enum, for example {@code NoYes}
   * @param element the member's symbol
   */
  record EnumElement(String type, String element) implements Literal {}
}
