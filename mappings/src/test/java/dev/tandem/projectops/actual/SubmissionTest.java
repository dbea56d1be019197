package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.PRICES;
import static dev.tandem.projectops.actual.Contoso.engagement;
import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.on;
import static dev.tandem.projectops.actual.Contoso.time;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.process.Effect;
import dev.tandem.projectops.process.Effects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row ACT-20 of the event matrix and the life of entries. */
class SubmissionTest {

  private static Effects submit(BillingMethod method) {
    return Submission.of(
        Work.of(time("T1", 8)), engagement(method), PRICES, BillingType.CHARGEABLE, on("submit"));
  }

  @Test // ACT-20, TC-1
  void writesJournalLinesAndNoActuals() {
    Effects effects = submit(BillingMethod.TIME_AND_MATERIAL);

    assertThat(effects.puts(Actual.CODEC)).isEmpty();
    assertThat(effects.puts(JournalLine.CODEC))
        .extracting(line -> line.transactionType() + " " + line.amount().orElseThrow())
        .containsExactly("COST 800.00", "UNBILLED_SALES 1600.00");
    assertThat(effects.puts(TransactionConnection.CODEC))
        .singleElement()
        .satisfies(
            tie -> {
              assertThat(tie.transaction1Role()).contains("Unbilled Sales");
              assertThat(tie.transaction1Type()).contains("msdyn_journalline");
              assertThat(tie.transaction2Role()).contains("Cost");
              assertThat(tie.transaction2Type()).contains("msdyn_journalline");
            });
  }

  @Test // ACT-20
  void writesTheCostLineAloneOnFixedPrice() {
    Effects effects = submit(BillingMethod.FIXED_PRICE);

    assertThat(effects.puts(JournalLine.CODEC)).hasSize(1);
    assertThat(effects.puts(TransactionConnection.CODEC)).isEmpty();
    assertThat(effects.puts(TransactionOrigin.CODEC)).hasSize(1);
  }

  @Test // ACT-20
  void takesEverythingBackThatTheSubmissionWrote() {
    Effects submitted = submit(BillingMethod.TIME_AND_MATERIAL);
    Effects back = Submission.takeBack(Work.of(time("T1", 8)), trail(submitted));

    assertThat(back.inOrder())
        .hasSameSizeAs(submitted.inOrder())
        .allMatch(effect -> effect instanceof Effect.Remove);
  }

  @ParameterizedTest // OPT-9
  @CsvSource({
    "DRAFT, SUBMIT, SUBMITTED",
    "RETURNED, SUBMIT, SUBMITTED",
    "SUBMITTED, APPROVE, APPROVED",
    "SUBMITTED, REJECT, RETURNED",
    "SUBMITTED, RECALL, DRAFT",
    "APPROVED, RECALL, DRAFT",
    "APPROVED, CANCEL, RETURNED",
    "RECALL_REQUESTED, CANCEL, RETURNED"
  })
  void movesEntriesAlongTheirLife(EntryStatus from, EntryStep step, EntryStatus to) {
    TimeEntry entry = TimeEntry.builder().id(id("T1")).status(Choice.of(from)).build();
    MaterialUsage usage = MaterialUsage.builder().id(id("M1")).status(Choice.of(from)).build();

    assertThat(EntryFlow.step(entry, step).puts(TimeEntry.CODEC))
        .allMatch(now -> now.status().is(to))
        .hasSize(1);
    assertThat(EntryFlow.step(usage, step).puts(MaterialUsage.CODEC))
        .allMatch(now -> now.status().is(to))
        .hasSize(1);
  }

  @ParameterizedTest // ACT-20
  @CsvSource({"DRAFT, APPROVE", "APPROVED, APPROVE", "SUBMITTED, SUBMIT", "DRAFT, CANCEL"})
  void refusesStepsOutOfOrder(EntryStatus from, EntryStep step) {
    TimeEntry entry = TimeEntry.builder().id(id("T1")).status(Choice.of(from)).build();

    assertThatThrownBy(() -> EntryFlow.step(entry, step))
        .hasMessageContaining("ACT-20")
        .hasMessageContaining(step + " is not possible in status " + from);
  }
}
