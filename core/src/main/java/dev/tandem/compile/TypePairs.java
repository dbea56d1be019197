package dev.tandem.compile;

import dev.tandem.spi.schema.FieldType;
import org.jspecify.annotations.Nullable;

/** Which column types go together (TYP-2), as pure functions of both types. */
final class TypePairs {
  /** How well a pair of types fits. */
  enum Fit {
    /** Every value converts, limits aside. */
    ALWAYS,
    /** Some values convert, for example text that holds a number. */
    SOMETIMES,
    /** No value converts without a value map. */
    NEVER
  }

  private TypePairs() {}

  /** Whether values of one type become values of another without a value map. */
  static Fit fit(FieldType from, FieldType to) {
    if (from instanceof FieldType.Untyped
        || to instanceof FieldType.Untyped
        || from.getClass() == to.getClass()) {
      return Fit.ALWAYS;
    }
    if (to instanceof FieldType.Text || isText(to)) {
      return from instanceof FieldType.Lookup ? Fit.SOMETIMES : Fit.ALWAYS;
    }
    if (from instanceof FieldType.Text || isText(from)) {
      return Fit.SOMETIMES;
    }
    return fitOther(from, to);
  }

  private static Fit fitOther(FieldType from, FieldType to) {
    if (isNumber(to)) {
      return fitNumber(from, to);
    }
    if (isDate(from) && isDate(to)) {
      return Fit.ALWAYS;
    }
    if (to instanceof FieldType.Enumeration members && from instanceof FieldType.Choice choice) {
      return mayShareNumbers(choice, members) ? Fit.SOMETIMES : Fit.NEVER;
    }
    if (to instanceof FieldType.Choice || to instanceof FieldType.Enumeration) {
      return isNumber(from) ? Fit.SOMETIMES : Fit.NEVER;
    }
    if (to instanceof FieldType.TimeOfDay) {
      return isNumber(from) ? Fit.SOMETIMES : Fit.NEVER;
    }
    boolean ids =
        (from instanceof FieldType.Guid && to instanceof FieldType.Lookup)
            || (from instanceof FieldType.Lookup && to instanceof FieldType.Guid);
    return ids ? Fit.SOMETIMES : Fit.NEVER;
  }

  private static Fit fitNumber(FieldType from, FieldType to) {
    if (isNumber(from)) {
      return to instanceof FieldType.Whole ? Fit.SOMETIMES : Fit.ALWAYS;
    }
    boolean countable =
        from instanceof FieldType.Choice
            || (to instanceof FieldType.Whole
                && (from instanceof FieldType.Enumeration || from instanceof FieldType.TimeOfDay));
    return countable ? Fit.ALWAYS : Fit.NEVER;
  }

  /** A choice becomes a member of the same number; options that are not published may do so. */
  private static boolean mayShareNumbers(FieldType.Choice choice, FieldType.Enumeration members) {
    return choice.options().isEmpty()
        || members.members().values().stream().anyMatch(choice.options()::containsKey);
  }

  private static boolean isText(FieldType type) {
    return type instanceof FieldType.Choice choice && choice.multiple();
  }

  private static boolean isNumber(FieldType type) {
    return type instanceof FieldType.Whole || type instanceof FieldType.Decimal;
  }

  private static boolean isDate(FieldType type) {
    return type instanceof FieldType.DateOnly || type instanceof FieldType.DateTime;
  }

  /** A type in words. */
  static String words(@Nullable FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text.maxLength() < 0 ? "text" : "text of " + text.maxLength();
    } else if (type instanceof FieldType.Enumeration enumeration) {
      return "enumeration " + enumeration.name();
    } else if (type instanceof FieldType.Bool) {
      return "two options";
    } else if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? "64-bit whole number" : "whole number";
    } else if (type instanceof FieldType.DateOnly) {
      return "date";
    } else if (type instanceof FieldType.DateTime) {
      return "date and time";
    } else if (type instanceof FieldType.TimeOfDay) {
      return "time of day";
    } else if (type instanceof FieldType.Guid) {
      return "unique identifier";
    }
    return type == null
        ? "unknown"
        : type.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }
}
