package dev.tandem.engine.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    if (instant == null) {
      return value instanceof String text && text.isBlank()
          ? blank()
          : cannot("a date and time", value);
    }
    boolean isEmpty =
        empty != null && LocalDate.ofInstant(instant, ZoneOffset.UTC).equals(Dates.EMPTY);
    return isEmpty && empty != null ? empty : instant;
  }
}
