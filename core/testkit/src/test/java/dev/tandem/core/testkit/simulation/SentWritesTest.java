package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which writes must not be sent again before somebody asked what became of them (I7). */
class SentWritesTest {
  private static final WriteOutcome FENCED = new WriteOutcome.Fenced();
  private static final WriteOutcome LOST = new WriteOutcome.Unknown("no answer");
  private static final WriteOutcome APPLIED = new WriteOutcome.Applied("1", true);
  private static final List<Write> WRITES =
      List.of(
          Write.upsert(
              "tandem|CURRENCIES|F|1",
              KeyValues.of("CODE", "N1"),
              Row.builder(Objects.requireNonNull(SimulatedTables.FINANCE.table("Currencies")))
                  .build()));

  private final Violations violations = new Violations();
  private final SentWrites sent = new SentWrites(true, violations);

  private void send(WriteOutcome outcome) {
    send(outcome, false);
  }

  private void send(WriteOutcome outcome, boolean late) {
    Set<String> again = sent.sending(WRITES);
    sent.answered(WRITES, List.of(outcome), again, late);
  }

  @Test
  void refusedWriteOfALateWorkerIsCertain() {
    send(FENCED);
    send(APPLIED);
    assertThat(violations.all()).isEmpty();
  }

  @Test
  void refusalSaysNothingOfAnEarlierSending() {
    send(LOST);
    send(FENCED);
    send(APPLIED);
    assertThat(violations.all()).hasSize(1);
  }

  @Test
  void lostAnswerOfALateWorkerIsARefusal() {
    send(LOST);
    send(LOST, true);
    assertThat(violations.all()).isEmpty();
    send(APPLIED);
    assertThat(violations.all()).hasSize(1);
  }

  @Test
  void lostAnswerOfALateWorkerLeavesNothingBehind() {
    send(LOST, true);
    send(APPLIED);
    assertThat(violations.all()).isEmpty();
  }

  @Test
  void lostWriteIsAskedAboutFirst() {
    send(LOST);
    sent.proven(List.of(WRITES.get(0).operationId()));
    send(APPLIED);
    assertThat(violations.all()).isEmpty();
  }
}
