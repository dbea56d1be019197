package dev.tandem.projectops.entity.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import org.junit.jupiter.api.Test;

class TransactionClassNumbersTest {
  @Test // UND-1
  void leavesTheRetainerUnmappedUnlessToldItsNumber() {
    TransactionClassNumbers published = TransactionClassNumbers.published();

    assertThat(published.classOf(Choice.ofNumber(TransactionClass.class, 192350099))).isEmpty();
    assertThat(published.choiceOf(TransactionClass.TIME))
        .isEqualTo(Choice.of(TransactionClass.TIME));
    assertThatThrownBy(() -> published.choiceOf(TransactionClass.RETAINER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RETAINER is not published");
  }

  @Test // UND-1
  void takesTheNumberOfTheRetainerOfAnEnvironment() {
    TransactionClassNumbers numbers = TransactionClassNumbers.withRetainer(192350099);
    Choice<TransactionClass> retainer = numbers.choiceOf(TransactionClass.RETAINER);

    assertThat(retainer.number()).hasValue(192350099);
    assertThat(numbers.classOf(retainer)).contains(TransactionClass.RETAINER);
    assertThat(numbers.classOf(Choice.of(TransactionClass.FEE))).contains(TransactionClass.FEE);
    assertThat(numbers.classOf(Choice.none())).isEmpty();
  }

  @Test // OPT-2
  void refusesTheNumberOfAnotherClass() {
    assertThatThrownBy(() -> TransactionClassNumbers.withRetainer(192350004))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FEE");
  }
}
