package dev.tandem.engine.plan;

import java.time.LocalDate;

/** To a calendar date (TYP-7, UND-6, UND-35). */
final class ToDate extends Conversion {
  private final Object empty;

  /**
   * A calendar date.
   *
   * @param empty what 1900-01-01 becomes
   */
  ToDate(Object blank, Object empty) {
    super(blank);
    this.empty = empty;
  }

  /** Whether no date changes its value here. */
  boolean keepsEveryDate() {
    return empty.equals(Dates.EMPTY);
  }

  @Override
  Object convertValue(Object value) {
    LocalDate date = Dates.date(value);
    if (date == null) {
      return value instanceof String text && text.isBlank() ? blank() : cannot("a date", value);
    }
    return date.equals(Dates.EMPTY) ? empty : date;
  }
}
