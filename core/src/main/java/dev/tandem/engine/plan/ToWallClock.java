package dev.tandem.engine.plan;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** To a time-zone-independent date and time: the literal travels unchanged (UND-35). */
final class ToWallClock extends Conversion {
  private final @Nullable Object empty;

  /**
   * A wall-clock value.
   *
   * @param empty what any time on 1900-01-01 becomes; null to copy it
   */
  ToWallClock(Object blank, @Nullable Object empty) {
    super(blank);
    this.empty = empty;
  }

  @Override
  Object convertValue(Object value) {
    LocalDateTime dateTime = Dates.dateTime(value);
    if (dateTime == null) {
      return value instanceof String text && text.isBlank()
          ? blank()
          : cannot("a date and time", value);
    }
    return empty != null && dateTime.toLocalDate().equals(Dates.EMPTY) ? empty : dateTime;
  }
}
