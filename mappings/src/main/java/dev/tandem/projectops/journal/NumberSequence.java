package dev.tandem.projectops.journal;

import java.util.Locale;

/**
 * A number sequence as a value: its next number, and the sequence after it (PAR-9, JRN-7, JRN-9).
 * Numbers are never handed out twice as long as the newest value is kept. Immutable.
 *
 * @param prefix for example {@code USPM-}
 * @param digits how many digits a number is filled up to
 * @param counter the next counter, from 1
 */
public record NumberSequence(String prefix, int digits, long counter) {

  /** The next number, for example {@code USPM-000043}. */
  public String number() {
    String format = "%s%0" + digits + "d";
    return String.format(Locale.ROOT, format, prefix, counter);
  }

  /** The sequence once its number is taken. */
  public NumberSequence after() {
    return new NumberSequence(prefix, digits, counter + 1);
  }
}
