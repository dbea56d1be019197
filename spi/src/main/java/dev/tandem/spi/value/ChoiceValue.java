package dev.tandem.spi.value;

import org.jspecify.annotations.Nullable;

/**
 * One option of a Dataverse choice (TYP-10). Two are equal when their numbers are; the label only
 * helps people. Immutable.
 *
 * @param number the option number, for example 192350001
 * @param label the option label, null when not known
 */
public record ChoiceValue(int number, @Nullable String label) {

  /** An option by number alone. */
  public static ChoiceValue of(int number) {
    return new ChoiceValue(number, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChoiceValue that && number == that.number;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(number);
  }

  /** The number as text, the form in which value maps and keys compare it. */
  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
