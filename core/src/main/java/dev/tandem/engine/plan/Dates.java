package dev.tandem.engine.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates keep their meaning: a calendar date is never shifted by a zone (UND-35). */
final class Dates {
  /** The finance empty date (section 1.8). */
  static final LocalDate EMPTY = LocalDate.of(1900, 1, 1);

  /** The finance empty date-time; any time on that day is empty as well. */
  static final Instant EMPTY_INSTANT = EMPTY.atStartOfDay().toInstant(ZoneOffset.UTC);

  private static final int MAX_TEXT = 40;
  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final long FIRST_DAY = LocalDate.MIN.toEpochDay();
  private static final long LAST_DAY = LocalDate.MAX.toEpochDay();
  private static final DateTimeFormatter MONTH_DAY_YEAR =
      DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Dates() {}

  /** The calendar date of a value, or null. */
  static @Nullable LocalDate date(Object value) {
    if (value instanceof LocalDate date) {
      return date;
    } else if (value instanceof Instant instant) {
      return dayOf(instant);
    } else if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalDate();
    }
    return value instanceof String text ? parseDate(text.strip()) : null;
  }

  /** The instant of a value; a date or a time without zone counts as UTC. Null when it is none. */
  static @Nullable Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    LocalDateTime dateTime = dateTime(value);
    return dateTime == null ? null : dateTime.toInstant(ZoneOffset.UTC);
  }

  /** The wall-clock value, an instant taken in UTC. Null when it is none. */
  static @Nullable LocalDateTime dateTime(Object value) {
    if (value instanceof LocalDateTime dateTime) {
      return dateTime;
    } else if (value instanceof Instant instant) {
      return utc(instant);
    } else if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    return value instanceof String text ? parseDateTime(text.strip()) : null;
  }

  /** Whether the text of a date says a time as well. */
  static boolean namesTime(String text) {
    return text.indexOf('T') > 0;
  }

  /** The day of an instant in UTC; null beyond the last year that dates have. */
  static @Nullable LocalDate dayOf(Instant instant) {
    long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_A_DAY);
    return day < FIRST_DAY || day > LAST_DAY ? null : LocalDate.ofEpochDay(day);
  }

  /** Null for an instant beyond the last year that dates have. */
  private static @Nullable LocalDateTime utc(Instant instant) {
    try {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDate parseDate(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return null;
    }
    if (namesTime(text)) {
      LocalDateTime dateTime = parseDateTime(text);
      return dateTime == null ? null : dateTime.toLocalDate();
    }
    try {
      return text.indexOf('/') > 0 ? LocalDate.parse(text, MONTH_DAY_YEAR) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDateTime parseDateTime(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return null;
    }
    try {
      if (!namesTime(text)) {
        LocalDate date = parseDate(text);
        return date == null ? null : date.atStartOfDay();
      }
      boolean zoned =
          text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
      return zoned
          ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(text, DATE_TIME);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
