package dev.tandem.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A moment on the command line: an instant, or a day, which begins at midnight UTC. */
final class TimeArgument {
  private static final int DAY = "2026-03-05".length();

  private TimeArgument() {}

  /** The moment that an option names; null when it was not given. */
  static @Nullable Instant parse(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.length() == DAY
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new UnreadableException(
          "%s is '%s'; give a day or an instant such as 2026-03-05 or 2026-03-05T00:00:00Z"
              .formatted(option, text),
          e);
    }
  }
}
