package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Option;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The numbers of the transaction classes in one environment. Microsoft publishes all but that of
 * the retainer (UND-1), which has none unless it is given here. Immutable and safe for any thread.
 */
public final class TransactionClassNumbers {
  private static final TransactionClassNumbers PUBLISHED =
      new TransactionClassNumbers(OptionalInt.empty());

  private final OptionalInt retainer;

  private TransactionClassNumbers(OptionalInt retainer) {
    this.retainer = retainer;
  }

  /** The published numbers; a retainer has none. */
  public static TransactionClassNumbers published() {
    return PUBLISHED;
  }

  /**
   * The published numbers, and this one for the retainer.
   *
   * @throws IllegalArgumentException when another class has that number
   */
  public static TransactionClassNumbers withRetainer(int number) {
    Choice.ofNumber(TransactionClass.class, number)
        .option()
        .ifPresent(
            taken -> {
              throw new IllegalArgumentException(
                  "%d is the number of %s; give that of the retainer".formatted(number, taken));
            });
    if (number == Option.UNPUBLISHED) {
      throw new IllegalArgumentException(number + " stands for an unpublished number");
    }
    return new TransactionClassNumbers(OptionalInt.of(number));
  }

  /** The number of the retainer in the environment; empty when it was not given. */
  public OptionalInt retainer() {
    return retainer;
  }

  /** The class of a choice; empty when it has none or one that no name is known for. */
  public Optional<TransactionClass> classOf(Choice<TransactionClass> choice) {
    boolean isRetainer = retainer.isPresent() && choice.number().equals(retainer);
    return isRetainer ? Optional.of(TransactionClass.RETAINER) : choice.option();
  }

  /**
   * The choice that stands for a class.
   *
   * @throws IllegalArgumentException for the retainer when its number was not given
   */
  public Choice<TransactionClass> choiceOf(TransactionClass transactionClass) {
    return transactionClass == TransactionClass.RETAINER && retainer.isPresent()
        ? Choice.ofNumber(TransactionClass.class, retainer.getAsInt())
        : Choice.of(transactionClass);
  }
}
