package dev.tandem.spi.schema;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of one column or field of either side, with the limits its system enforces (section 1.8
 * of the behaviour reference). A length or scale of {@link #UNKNOWN} means that the metadata does
 * not publish it. Values are immutable; the class that a slot holds per type is listed at {@code
 * dev.tandem.spi.value.Row}.
 */
public sealed interface FieldType {

  /** A length, precision or scale that the metadata does not publish. */
  int UNKNOWN = -1;

  /** The shape shared by all types whose limits are not known. */
  Untyped UNTYPED = new Untyped();

  /**
   * Text.
   *
   * @param maxLength characters, or {@link #UNKNOWN}
   * @param memo multi-line or unbounded
   */
  record Text(int maxLength, boolean memo) implements FieldType {
    /** Single-line text of this length. */
    public static Text of(int maxLength) {
      return new Text(maxLength, false);
    }
  }

  /**
   * A whole number.
   *
   * @param bits 32 or 64
   * @param min lowest value
   * @param max highest value
   */
  record Whole(int bits, long min, long max) implements FieldType {
    /** A 32-bit number without further limits. */
    public static Whole int32() {
      return new Whole(32, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A 64-bit number without further limits. */
    public static Whole int64() {
      return new Whole(64, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /**
   * A decimal number, never held as a binary float.
   *
   * @param kind decimal, money or floating point in the source system
   * @param precision total digits, or {@link #UNKNOWN}
   * @param scale digits after the point, or {@link #UNKNOWN}
   * @param min lowest value, null when unlimited
   * @param max highest value, null when unlimited
   */
  record Decimal(
      DecimalKind kind,
      int precision,
      int scale,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max)
      implements FieldType {
    /** A number of this kind with unlimited range. */
    public static Decimal of(DecimalKind kind, int scale) {
      return new Decimal(kind, UNKNOWN, scale, null, null);
    }
  }

  /** What a {@link Decimal} is in its own system. */
  enum DecimalKind {
    /** A plain decimal column. */
    DECIMAL,
    /** An amount of money; four decimals unless the organisation extended them (TYP-4). */
    MONEY,
    /** A floating point column or a finance real. */
    REAL
  }

  /** Two options on Dataverse. Finance booleans are the enumeration {@code NoYes}. */
  record Bool() implements FieldType {}

  /** A calendar date that no time zone shifts (UND-35). */
  record DateOnly() implements FieldType {}

  /**
   * A date with time.
   *
   * @param behavior whether the value is an instant or a wall-clock literal
   */
  record DateTime(DateTimeBehavior behavior) implements FieldType {}

  /** How a {@link DateTime} keeps its meaning (TYP-8, UND-35). */
  enum DateTimeBehavior {
    /** A UTC instant. */
    INSTANT,
    /** A wall-clock value that travels without conversion. */
    TIME_ZONE_INDEPENDENT
  }

  /** A time of day without a date (TYP-9). */
  record TimeOfDay() implements FieldType {}

  /** A unique identifier. */
  record Guid() implements FieldType {}

  /**
   * A Dataverse choice.
   *
   * @param options label by number in declaration order; empty when the options are not published
   * @param multiple whether several options may be chosen (TYP-13)
   */
  record Choice(Map<Integer, String> options, boolean multiple) implements FieldType {
    public Choice {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Whether the number is an option, or the options are not published. */
    public boolean allows(int number) {
      return options.isEmpty() || options.containsKey(number);
    }
  }

  /**
   * A finance enumeration.
   *
   * @param name the metadata name, for example {@code NoYes}
   * @param members number by symbol in declaration order; empty when the members are not published
   */
  record Enumeration(String name, Map<String, Integer> members) implements FieldType {
    public Enumeration {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The member with this symbol in its declared spelling, any case, or null. */
    public @Nullable String symbolOf(String text) {
      if (members.containsKey(text)) {
        return text;
      }
      for (String symbol : members.keySet()) {
        if (symbol.equalsIgnoreCase(text)) {
          return symbol;
        }
      }
      return null;
    }

    /** The symbol of the member with this number, or null. */
    public @Nullable String symbolOf(int number) {
      for (Map.Entry<String, Integer> member : members.entrySet()) {
        if (member.getValue() == number) {
          return member.getKey();
        }
      }
      return null;
    }
  }

  /**
   * A lookup to one row of another Dataverse table.
   *
   * @param targets logical or entity set names of the tables it may point at; empty when unknown
   */
  record Lookup(List<String> targets) implements FieldType {
    public Lookup {
      targets = List.copyOf(targets);
    }
  }

  /** Nothing is known about the column; a map compiled without catalogs sees only these. */
  record Untyped() implements FieldType {}
}
