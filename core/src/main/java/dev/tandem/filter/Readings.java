package dev.tandem.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads texts as numbers, dates and so on; null when they are none. Never throws. */
final class Readings {
  private static final int MAX_NUMBER = 50;
  private static final int MAX_TIME = 40;

  private Readings() {}

  /** Digits with an optional sign and fraction, at most 50 characters; no exponent. */
  static @Nullable BigDecimal number(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    boolean whole = point < 0 && digits(text, start, text.length());
    boolean fraction =
        point >= 0 && digits(text, start, point) && digits(text, point + 1, text.length());
    boolean fits = text.length() <= MAX_NUMBER;
    return fits && (whole || fraction) ? new BigDecimal(text) : null;
  }

  private static boolean digits(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** True, yes or 1; false, no or 0; any case. */
  static @Nullable Boolean flag(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1")) {
      return Boolean.TRUE;
    }
    boolean no = text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no") || text.equals("0");
    return no ? Boolean.FALSE : null;
  }

  /** {@code 2021-06-23} or {@code 23\06\2021}, years 1 to 9999. */
  static @Nullable LocalDate date(String text) {
    if (text.length() != 10) {
      return null;
    }
    boolean finance = text.charAt(2) == '\\' && text.charAt(5) == '\\';
    boolean iso = text.charAt(4) == '-' && text.charAt(7) == '-';
    if (finance) {
      return date(text, 6, 3, 0);
    }
    return iso ? date(text, 0, 5, 8) : null;
  }

  private static @Nullable LocalDate date(String text, int year, int month, int day) {
    if (!digits(text, year, year + 4)
        || !digits(text, month, month + 2)
        || !digits(text, day, day + 2)
        || text.startsWith("0000", year)) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(text, year, year + 4, 10),
          Integer.parseInt(text, month, month + 2, 10),
          Integer.parseInt(text, day, day + 2, 10));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** An ISO date with time; UTC when it names no offset; years 1 to 9999. */
  static @Nullable Instant moment(String text) {
    if (text.length() < 16 || text.length() > MAX_TIME || text.charAt(10) != 'T') {
      return null;
    }
    if (date(text.substring(0, 10)) == null) {
      return null;
    }
    try {
      boolean offset = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 10;
      Instant instant =
          offset
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      return new Literal.Moment(instant).value();
    } catch (DateTimeException | IllegalArgumentException notOne) {
      return null;
    }
  }

  /** A time of day, {@code 08:30} or {@code 08:30:00}. */
  static @Nullable LocalTime time(String text) {
    if (text.length() < 5 || text.length() > MAX_TIME || text.charAt(2) != ':') {
      return null;
    }
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException notOne) {
      return null;
    }
  }

  /** A unique identifier in its long form, with or without braces. */
  static @Nullable UUID guid(String text) {
    boolean braces = text.length() == 38 && text.startsWith("{") && text.endsWith("}");
    String bare = braces ? text.substring(1, 37) : text;
    return isGuid(bare) ? UUID.fromString(bare) : null;
  }

  private static boolean isGuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int at = 0; at < 36; at++) {
      boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
      char c = text.charAt(at);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (dash ? c != '-' : !hex) {
        return false;
      }
    }
    return true;
  }
}
