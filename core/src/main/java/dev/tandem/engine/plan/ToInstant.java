package dev.tandem.engine.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** To a UTC instant (TYP-8). */
final class ToInstant extends Conversion {
  private final @Nullable Object empty;

  /**
   * An instant.
   *
   * @param empty what any time on 1900-01-01 becomes; null to copy it
   */
  ToInstant(Object blank, @Nullable Object empty) {
    super(blank);
    this.empty = empty;
  }

  @Override
  Object convertValue(Object value) {
    Instant instant = Dates.instant(value);
    LocalDate day = instant == null ? null : Dates.dayOf(instant);
    if (instant == null || day == null) {
      return value instanceof String text && text.isBlank()
          ? blank()
          : cannot("a date and time", value);
    }
    return empty != null && day.equals(Dates.EMPTY) ? empty : instant;
  }
}
