package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows ACT-43 and ACT-45 of the event matrix. */
class CorrectionJournalTest {
  private final Journal journal =
      Journal.builder().id(id("J1")).name("J1").correction(true).build();
  private final Effects approved = Contoso.approved();
  private final Effects chosen =
      CorrectionJournal.choose(journal, after(approved), later("choose"));

  private Effects confirm(String quantity) {
    List<JournalLine> lines =
        chosen.puts(JournalLine.CODEC).stream()
            .<JournalLine>map(
                line -> JournalLine.builder().from(line).quantity(new BigDecimal(quantity)).build())
            .toList();
    return CorrectionJournal.confirm(
        journal, lines, after(approved, chosen), line -> 2, trail(approved), later("confirm"));
  }

  @Test // ACT-45
  void putsChosenActualsInProcess() {
    assertThat(told(after(approved, chosen)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none IN_PROCESS Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED IN_PROCESS Y");
  }

  @Test // ACT-43
  void replacesActualsByTheNewValues() {
    assertThat(told(after(approved, chosen, confirm("5"))))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED ADJUSTED Y",
            "COST -8 -800 NOT_AVAILABLE none UNADJUSTABLE Y",
            "COST 5 500 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE none UNADJUSTABLE Y",
            "UNBILLED_SALES 5 1000 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-45: cancelled, not replaced
  void onlyTakesBackWhenTheQuantityIsZero() {
    assertThat(told(after(approved, chosen, confirm("0"))))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED ADJUSTED Y",
            "COST -8 -800 NOT_AVAILABLE none UNADJUSTABLE Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE none UNADJUSTABLE Y");
  }

  @Test // TC-2, TO-1
  void keepsTheTiesOfWhatItReplaces() {
    Effects confirmed = confirm("5");
    Trail trail = trail(confirmed);
    List<Actual> actuals = after(approved, chosen, confirmed);

    assertThat(trail.secondOf(ConnectionKind.APPROVED, ActualRows.id(actuals.get(5))))
        .containsExactly(ActualRows.id(actuals.get(3)));
    assertThat(trail.secondOf(ConnectionKind.REPLACEMENT, ActualRows.id(actuals.get(5))))
        .containsExactly(ActualRows.id(actuals.get(1)));
    assertThat(trail.from(RecordType.TIME_ENTRY, id("T1"), RecordType.ACTUAL)).hasSize(4);
  }

  @Test // ACT-45
  void discardingTheJournalFreesTheActuals() {
    Effects discarded =
        CorrectionJournal.discard(journal, chosen.puts(JournalLine.CODEC), after(approved, chosen));

    assertThat(after(approved, chosen, discarded)).isEqualTo(after(approved));
  }

  @Test // ACT-43, ACT-26
  void refusesActualsThatAreInvoicedOrNotLive() {
    Actual invoiced =
        Actual.builder()
            .from(after(approved).get(1))
            .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_POSTED))
            .build();

    assertThatThrownBy(() -> CorrectionJournal.choose(journal, List.of(invoiced), later("choose")))
        .hasMessageContaining("ACT-43");
    assertThatThrownBy(
            () -> CorrectionJournal.choose(journal, after(approved, chosen), later("again")))
        .hasMessageContaining("IN_PROCESS");
  }
}
