package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.first;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rows ACT-25 and ACT-26 of the event matrix. */
class WithdrawalTest {
  private final Effects approved = Contoso.approved();
  private final Trail trail = trail(approved);

  @Test // ACT-25, ACT-8, SC-10a
  void reversesCostAndSaleAndCancelsAllFour() {
    Effects recalled = Withdrawal.of(after(approved), trail, later("recall"));

    assertThat(told(after(approved, recalled)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "COST -8 -800 NOT_AVAILABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y");
  }

  @Test // ACT-8, UND-9, TO-2, TC-4
  void keepsPriceCurrencyAndOriginsOnTheReversal() {
    Effects recalled = Withdrawal.of(after(approved), trail, later("recall"));
    Actual cost = first(after(approved), TransactionType.COST);
    Actual reversal =
        first(
            recalled.puts(Actual.CODEC).stream()
                .filter(row -> row.quantity().orElseThrow().signum() < 0)
                .toList(),
            TransactionType.COST);

    assertThat(reversal.price()).isEqualTo(cost.price());
    assertThat(reversal.currency()).isEqualTo(cost.currency());
    assertThat(reversal.transactionDate()).isEqualTo(cost.transactionDate());
    assertThat(reversal.accountingDay()).contains(Contoso.LATER);
    assertThat(trail(recalled).from(RecordType.TIME_ENTRY, Contoso.id("T1"), RecordType.ACTUAL))
        .contains(ActualRows.id(reversal));
    assertThat(trail(recalled).secondOf(ConnectionKind.REVERSAL, ActualRows.id(reversal)))
        .containsExactly(ActualRows.id(cost));
  }

  @Test // ACT-25: nothing is left to take back
  void doesNothingTheSecondTime() {
    Effects recalled = Withdrawal.of(after(approved), trail, later("recall"));

    assertThat(Withdrawal.of(after(approved, recalled), trail, later("again")))
        .isEqualTo(Effects.NONE);
  }

  @Test // ACT-4: the reversal of a skipped cost is skipped as well
  void keepsReversalsOfSkippedActualsOutOfFinance() {
    Actual skipped =
        Actual.builder().from(first(after(approved), TransactionType.COST)).skipSync(true).build();

    assertThat(told(Withdrawal.of(List.of(skipped), trail, later("recall")).puts(Actual.CODEC)))
        .allMatch(text -> text.endsWith(" N"))
        .hasSize(2);
  }

  @Test // ACT-26, SC-10c
  void refusesAnEntryOnADraftInvoice() {
    List<Actual> onDraft =
        after(approved).stream()
            .map(
                row ->
                    row.transactionType().is(TransactionType.UNBILLED_SALES)
                        ? Actual.builder()
                            .from(row)
                            .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_CREATED))
                            .build()
                        : row)
            .toList();

    assertThatThrownBy(() -> Withdrawal.of(onDraft, trail, later("recall")))
        .hasMessageContaining("ACT-26")
        .hasMessageContaining("draft invoice");
  }

  @Test // ACT-26
  void refusesABilledEntry() {
    Actual billed =
        Actual.builder()
            .from(first(after(approved), TransactionType.UNBILLED_SALES))
            .transactionType(Choice.of(TransactionType.BILLED_SALES))
            .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_POSTED))
            .build();

    assertThatThrownBy(() -> Withdrawal.of(List.of(billed), trail, later("recall")))
        .hasMessageContaining("ACT-26")
        .hasMessageContaining("not credited in full");
  }

  @Test // ACT-43, ACT-45: the journal would bring back what is taken back
  void refusesAnEntryOnAnOpenCorrectionJournal() {
    Actual inProcess =
        Actual.builder()
            .from(first(after(approved), TransactionType.COST))
            .adjustmentStatus(Choice.of(AdjustmentStatus.IN_PROCESS))
            .build();

    assertThatThrownBy(() -> Withdrawal.of(List.of(inProcess), trail, later("recall")))
        .hasMessageContaining("ACT-43")
        .hasMessageContaining("correction journal");
  }

  @Test // ACT-50
  void refusesAnEntryWhoseCostAVendorInvoiceReplaced() {
    Actual cost = first(after(approved), TransactionType.COST);
    UUID invoiced = Contoso.id("invoiced");
    Effects matched =
        Ties.connect(
                ConnectionKind.REPLACEMENT, invoiced, ActualRows.id(cost), later("confirm invoice"))
            .then(
                Ties.origins(
                    List.of(
                        Origins.of(
                            RecordType.VENDOR_INVOICE_LINE,
                            Contoso.id("VI-1"),
                            RecordType.ACTUAL,
                            invoiced,
                            later("confirm invoice")))));

    assertThat(matched.puts(TransactionConnection.CODEC)).hasSize(1);
    assertThatThrownBy(
            () -> Withdrawal.of(after(approved), trail.and(trail(matched)), later("recall")))
        .hasMessageContaining("ACT-50");
  }
}
