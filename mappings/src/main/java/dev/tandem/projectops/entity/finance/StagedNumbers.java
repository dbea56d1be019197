package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Option;
import java.util.Optional;

/** Choices that staging keeps as plain numbers (OPT-22). No state. */
final class StagedNumbers {
  private StagedNumbers() {}

  /** Finance writes 0 for a number that is not set. */
  static <E extends Enum<E> & Option> Choice<E> choice(Class<E> options, Optional<Long> number) {
    long found = number.orElse(0L);
    return found == 0 || found != (int) found
        ? Choice.none()
        : Choice.ofNumber(options, (int) found);
  }
}
