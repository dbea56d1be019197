package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.value.Blank;

/**
 * Turns a value of any class into a value of one target column (section 1.8 of the behaviour
 * reference). Never throws: what does not fit becomes a {@link Failure}. Immutable.
 */
public abstract class Conversion {
  /** What a blank becomes here: the finance empty value of the type, or blank (NUL-3). */
  private final Object blank;

  Conversion(Object blank) {
    this.blank = blank;
  }

  /** The value for the target column, {@link Blank#BLANK}, or a {@link Failure}. Never null. */
  public final Object convert(Object value) {
    return value == Blank.BLANK ? blank : convertValue(value);
  }

  /** Converts a value that is not blank. */
  abstract Object convertValue(Object value);

  /** What blank becomes. */
  final Object blank() {
    return blank;
  }

  /** The failure of a value of the wrong kind. */
  static Failure cannot(String expected, Object value) {
    return Failure.of(
        ErrorCode.VALUE_NOT_CONVERTIBLE,
        "a %s value cannot become %s".formatted(kind(value), expected),
        value);
  }

  private static String kind(Object value) {
    return switch (value.getClass().getSimpleName()) {
      case "String" -> "text";
      case "Integer", "Long" -> "whole number";
      case "BigDecimal" -> "decimal";
      case "Boolean" -> "two options";
      case "ChoiceValue" -> "choice";
      case "EnumValue" -> "enumeration";
      case "ById", "ByKey" -> "lookup";
      default -> value.getClass().getSimpleName();
    };
  }
}
