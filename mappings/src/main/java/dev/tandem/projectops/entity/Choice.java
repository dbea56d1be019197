package dev.tandem.projectops.entity;

import dev.tandem.spi.value.ChoiceValue;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The value of a choice column: nothing, an option known by name, or an option of which only the
 * number is known, such as one that a customer added. Two are equal when their numbers are.
 * Immutable and safe for any thread.
 *
 * @param <E> the options known by name
 */
public final class Choice<E extends Enum<E> & Option> {
  private final @Nullable ChoiceValue value;
  private final @Nullable E option;

  private Choice(@Nullable ChoiceValue value, @Nullable E option) {
    this.value = value;
    this.option = option;
  }

  /** No option. */
  public static <E extends Enum<E> & Option> Choice<E> none() {
    return new Choice<>(null, null);
  }

  /**
   * A known option.
   *
   * @throws IllegalArgumentException when its number is not published; {@link #ofNumber} takes the
   *     number of your environment
   */
  public static <E extends Enum<E> & Option> Choice<E> of(E option) {
    if (option.number() == Option.UNPUBLISHED) {
      throw new IllegalArgumentException(
          "the number of %s is not published; look it up in your environment and give it"
              .formatted(option));
    }
    return new Choice<>(ChoiceValue.of(option.number()), option);
  }

  /** The option with this number, known by name or not. */
  public static <E extends Enum<E> & Option> Choice<E> ofNumber(Class<E> options, int number) {
    return ofValue(options, ChoiceValue.of(number));
  }

  static <E extends Enum<E> & Option> Choice<E> ofValue(Class<E> options, ChoiceValue value) {
    for (E option : options.getEnumConstants()) {
      if (option.number() == value.number() && option.number() != Option.UNPUBLISHED) {
        return new Choice<>(value, option);
      }
    }
    return new Choice<>(value, null);
  }

  /** Whether no option is chosen. */
  public boolean isEmpty() {
    return value == null;
  }

  /** Whether this option is chosen. */
  public boolean is(E other) {
    return option == other;
  }

  /** The option, empty when none is chosen or it is not known by name. */
  public Optional<E> option() {
    return Optional.ofNullable(option);
  }

  /** The number, empty when no option is chosen. */
  public OptionalInt number() {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value.number());
  }

  @Nullable ChoiceValue value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Choice<?> that && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return option != null ? option.name() : value == null ? "none" : value.toString();
  }
}
