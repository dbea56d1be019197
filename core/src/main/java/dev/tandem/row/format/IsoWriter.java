package dev.tandem.row.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Dates and times as ISO 8601 characters, always with seconds, in a buffer of its own. */
final class IsoWriter {
  private static final int SECONDS_OF_DAY = 86_400;

  private char[] chars = new char[30];
  private int length;

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  IsoWriter date(LocalDate date) {
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

  IsoWriter time(LocalTime time) {
    digits(time.getHour(), 2);
    chars[length++] = ':';
    digits(time.getMinute(), 2);
    chars[length++] = ':';
    digits(time.getSecond(), 2);
    return fraction(time.getNano());
  }

  IsoWriter dateTime(LocalDateTime dateTime) {
    if (dateTime.getYear() < 0 || dateTime.getYear() > 9999) {
      return other(dateTime.toString());
    }
    date(dateTime.toLocalDate());
    chars[length++] = 'T';
    return time(dateTime.toLocalTime());
  }

  IsoWriter instant(Instant instant) {
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
  private IsoWriter fraction(int nano) {
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

  private IsoWriter other(String text) {
    chars = text.toCharArray();
    length = chars.length;
    return this;
  }
}
