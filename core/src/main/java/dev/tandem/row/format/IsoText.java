package dev.tandem.row.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 dates and times from characters, without exceptions for text that is none: every method
 * answers null for it. A date may carry a time, which is dropped; a time may carry a zone.
 */
final class IsoText {
  private static final long NANOS = 1_000_000_000L;
  private static final int DATE_LENGTH = 10;
  private static final int MAX_LENGTH = 60;
  private static final int NO_OFFSET = Integer.MIN_VALUE;

  private IsoText() {}

  /** The calendar date as it is written: no zone ever shifts it (UND-35). */
  static @Nullable LocalDate date(char[] text, int from, int to) {
    if (isFarYear(text, from, to)) {
      return far(new String(text, from, to - from), LocalDate::parse);
    }
    LocalDate date = dateOnly(text, from, to);
    boolean whole = to - from == DATE_LENGTH || dateTime(text, from, to) != null;
    return whole ? date : null;
  }

  /** The date and time as they are written, zone dropped; midnight when there is no time. */
  static @Nullable LocalDateTime dateTime(char[] text, int from, int to) {
    if (isFarYear(text, from, to)) {
      return far(new String(text, from, to - from), LocalDateTime::parse);
    }
    LocalDate date = dateOnly(text, from, to);
    if (date == null || to - from == DATE_LENGTH) {
      return date == null ? null : date.atStartOfDay();
    }
    int zone = zoneStart(text, from, to);
    long nano = isTimeSign(text[from + DATE_LENGTH]) ? nanoOfDay(text, timeStart(from), zone) : -1;
    return nano < 0 || offsetSeconds(text, zone, to) == NO_OFFSET
        ? null
        : LocalDateTime.of(date, LocalTime.ofNanoOfDay(nano));
  }

  /** The instant; UTC when no zone is given. */
  static @Nullable Instant instant(char[] text, int from, int to) {
    if (isFarYear(text, from, to)) {
      return far(new String(text, from, to - from), Instant::parse);
    }
    LocalDate date = dateOnly(text, from, to);
    if (date == null) {
      return null;
    }
    long seconds = date.toEpochDay() * 86_400;
    if (to - from == DATE_LENGTH) {
      return Instant.ofEpochSecond(seconds);
    }
    int zone = zoneStart(text, from, to);
    long nano = isTimeSign(text[from + DATE_LENGTH]) ? nanoOfDay(text, timeStart(from), zone) : -1;
    int offset = offsetSeconds(text, zone, to);
    return nano < 0 || offset == NO_OFFSET
        ? null
        : Instant.ofEpochSecond(seconds + nano / NANOS - offset, nano % NANOS);
  }

  /** A time of day without a zone. */
  static @Nullable LocalTime time(char[] text, int from, int to) {
    long nano = nanoOfDay(text, from, to);
    return nano < 0 ? null : LocalTime.ofNanoOfDay(nano);
  }

  private static @Nullable LocalDate dateOnly(char[] text, int from, int to) {
    if (to - from < DATE_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
      return null;
    }
    int year = digits(text, from, 4);
    int month = digits(text, from + 5, 2);
    int day = digits(text, from + 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    boolean shortMonth = day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth();
    return shortMonth ? null : LocalDate.of(year, month, day);
  }

  /** Hours and minutes, seconds and their fraction if given; -1 when it is no time. */
  private static long nanoOfDay(char[] text, int from, int to) {
    if (to - from < 5 || text[from + 2] != ':') {
      return -1;
    }
    int hour = digits(text, from, 2);
    int minute = digits(text, from + 3, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return -1;
    }
    long seconds = hour * 3600L + minute * 60L;
    if (to - from == 5) {
      return seconds * NANOS;
    }
    int second = to - from >= 8 && text[from + 5] == ':' ? digits(text, from + 6, 2) : -1;
    long fraction = second < 0 || second > 59 ? -1 : fraction(text, from + 8, to);
    return fraction < 0 ? -1 : (seconds + second) * NANOS + fraction;
  }

  private static long fraction(char[] text, int from, int to) {
    if (from == to) {
      return 0;
    }
    int count = to - from - 1;
    if (text[from] != '.' || count < 1 || count > 9) {
      return -1;
    }
    long nano = digits(text, from + 1, count);
    for (int i = count; i < 9; i++) {
      nano *= 10;
    }
    return nano;
  }

  private static int offsetSeconds(char[] text, int from, int to) {
    int length = to - from;
    if (length == 0 || (length == 1 && (text[from] == 'Z' || text[from] == 'z'))) {
      return 0;
    }
    int minuteAt = length == 6 && text[from + 3] == ':' ? from + 4 : from + 3;
    if (length != 3 && length != 5 && minuteAt != from + 4) {
      return NO_OFFSET;
    }
    int hours = digits(text, from + 1, 2);
    int minutes = length == 3 ? 0 : digits(text, minuteAt, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NO_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return text[from] == '-' ? -seconds : seconds;
  }

  private static int zoneStart(char[] text, int from, int to) {
    for (int i = timeStart(from); i < to; i++) {
      char c = text[i];
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return i;
      }
    }
    return to;
  }

  private static int timeStart(int from) {
    return from + DATE_LENGTH + 1;
  }

  private static boolean isTimeSign(char c) {
    return c == 'T' || c == 't' || c == ' ';
  }

  private static int digits(char[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Years outside 0 to 9999 carry a sign; they are rare, so the slow parser reads them. */
  private static boolean isFarYear(char[] text, int from, int to) {
    return to - from > DATE_LENGTH
        && to - from < MAX_LENGTH
        && (text[from] == '+' || text[from] == '-');
  }

  private static <T> @Nullable T far(
      String text, java.util.function.Function<CharSequence, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
