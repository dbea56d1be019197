package dev.tandem.projectops.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.ProductReceipt;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What counts as a repetition of a write, and what does not (REG-6, UND-19). */
class ProcessRunnerTest {
  private static final ProductReceipt RECEIPT =
      ProductReceipt.builder().company("USPM").receiptId("R1").purchaseOrder("O1").build();

  /** A process of these steps; each looks the receipt up first. */
  private static FinanceProcess steps(List<Function<Records, Effects>> steps) {
    return new FinanceProcess() {
      @Override
      public String name() {
        return "receipts";
      }

      @Override
      public Iterator<Effects> steps(Records records) {
        return steps.stream()
            .map(
                step -> {
                  records.find(ProductReceipt.CODEC, RECEIPT);
                  return step.apply(records);
                })
            .iterator();
      }
    };
  }

  private static Effects put(Records records) {
    return Effects.put(ProductReceipt.CODEC, RECEIPT);
  }

  private static Effects remove(Records records) {
    return Effects.remove(ProductReceipt.CODEC, RECEIPT);
  }

  @Test // I6: the row is as absent as it was before, and yet the second write is another one
  void writesARowAgainThatTheSameRunRemoved() {
    FinanceSide side = FinanceSide.empty("USPM");

    ProcessReport report =
        side.run(
            steps(
                List.of(
                    ProcessRunnerTest::put, ProcessRunnerTest::remove, ProcessRunnerTest::put)));

    assertThat(side.rows(ProductReceipt.CODEC)).hasSize(1);
    assertThat(report.written()).isEqualTo(3);
  }

  @Test // I6: the same over several runs, and however often
  void writesARowAgainThatSomebodyRemoved() {
    FinanceSide side = FinanceSide.empty("USPM");
    FinanceProcess put = steps(List.of(ProcessRunnerTest::put));
    for (int round = 1; round <= 4; round++) {
      assertThat(side.run(put).written()).as("round %d", round).isEqualTo(1);
      assertThat(side.rows(ProductReceipt.CODEC)).hasSize(1);
      side.remove(ProductReceipt.CODEC, RECEIPT);
    }
  }

  @Test // REG-6: two runs that decided the same from the same rows write once
  void takesTheSameStepOfAnotherRunForARepetition() {
    FinanceSide side = FinanceSide.empty("USPM");
    FinanceProcess other = steps(List.of(ProcessRunnerTest::put));
    FinanceProcess first =
        steps(
            List.of(
                records -> {
                  side.run(other);
                  return put(records);
                }));

    ProcessReport report = side.run(first);

    assertThat(side.rows(ProductReceipt.CODEC)).hasSize(1);
    assertThat(report.written()).isZero();
    assertThat(Stream.of(report.found(), report.conflicts())).contains(1);
  }
}
