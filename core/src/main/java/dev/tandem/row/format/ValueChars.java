package dev.tandem.row.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/**
 * Identifiers, and dates and times as ISO 8601 with seconds, as characters in a buffer that is used
 * again and again. For one thread.
 */
final class ValueChars {
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int SIZE = 36;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private char[] chars = new char[SIZE];
  private int length;

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  /** Empties the buffer. */
  ValueChars reset() {
    length = 0;
    if (chars.length < SIZE) {
      chars = new char[SIZE];
    }
    return this;
  }

  ValueChars guid(UUID id) {
    hex(id.getMostSignificantBits(), 64, 32);
    chars[length++] = '-';
    hex(id.getMostSignificantBits(), 32, 16);
    chars[length++] = '-';
    hex(id.getMostSignificantBits(), 16, 0);
    chars[length++] = '-';
    hex(id.getLeastSignificantBits(), 64, 48);
    chars[length++] = '-';
    hex(id.getLeastSignificantBits(), 48, 0);
    return this;
  }

  /** The bits below the first number, down to the second. */
  private void hex(long bits, int above, int down) {
    for (int shift = above - 4; shift >= down; shift -= 4) {
      chars[length++] = HEX[(int) (bits >>> shift) & 15];
    }
  }

  ValueChars date(LocalDate date) {
    if (date.getYear() < 0 || date.getYear() > 9999) {
      return other(date.toString());
    }
    digits(date.getYear(), 4);
    chars[length++] = '-';
    digits(date.getMonthValue(), 2);
    chars[length++] = '-';
    digits(date.getDayOfMonth(), 2);
    return this;
  }

  ValueChars time(LocalTime time) {
    digits(time.getHour(), 2);
    chars[length++] = ':';
    digits(time.getMinute(), 2);
    chars[length++] = ':';
    digits(time.getSecond(), 2);
    return fraction(time.getNano());
  }

  ValueChars dateTime(LocalDateTime dateTime) {
    if (dateTime.getYear() < 0 || dateTime.getYear() > 9999) {
      return other(dateTime.toString());
    }
    date(dateTime.toLocalDate());
    chars[length++] = 'T';
    return time(dateTime.toLocalTime());
  }

  ValueChars instant(Instant instant) {
    long seconds = instant.getEpochSecond();
    long day = Math.floorDiv(seconds, SECONDS_OF_DAY);
    if (day < LocalDate.MIN.toEpochDay() || day > LocalDate.MAX.toEpochDay()) {
      return other(instant.toString());
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      return other(instant.toString());
    }
    date(date);
    chars[length++] = 'T';
    time(LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS_OF_DAY)));
    fraction(instant.getNano());
    chars[length++] = 'Z';
    return this;
  }

  /** As few digits as say it. */
  private ValueChars fraction(int nano) {
    if (nano == 0) {
      return this;
    }
    int count = 9;
    int rest = nano;
    while (rest % 10 == 0) {
      rest /= 10;
      count--;
    }
    chars[length++] = '.';
    digits(rest, count);
    return this;
  }

  private void digits(int number, int count) {
    int rest = number;
    for (int i = length + count - 1; i >= length; i--) {
      chars[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private ValueChars other(String text) {
    chars = text.toCharArray();
    length = chars.length;
    return this;
  }
}
