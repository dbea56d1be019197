package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.process.Effect;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Drafts and their edits: the row ACT-27 of the event matrix and the INV rules. */
class ProformaDraftTest {

  private static Actual sale(Invoicing rows) {
    return Contoso.first(rows.actuals(), TransactionType.UNBILLED_SALES);
  }

  @Test // ACT-27, INV-1, INV-2, REG-19, TC-3
  void marksWhatItBillsAndWritesNoActuals() {
    Invoicing rows = Invoicing.ofReadyTime();
    Effects effects = rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    ProformaDocument draft = rows.document("draft");

    assertThat(effects.puts(Actual.CODEC)).hasSize(1);
    assertThat(sale(rows).billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED)).isTrue();
    assertThat(sale(rows).invoice()).contains(RecordType.INVOICE.to(draft.id()));
    assertThat(draft.header().lineAmount()).contains(new BigDecimal("1600.00"));
    assertThat(draft.lines()).hasSize(1);
    assertThat(draft.details()).hasSize(1);
    assertThat(Contoso.trail(effects).connections())
        .singleElement()
        .satisfies(
            tie -> {
              assertThat(tie.transaction1Role()).contains("Billed Sales");
              assertThat(tie.transaction1Type()).contains("msdyn_invoicelinetransaction");
              assertThat(tie.transaction2Role()).contains("Unbilled Sales");
            });
  }

  @Test // INV-1
  void hasALineForAContractLineWithNothingToBill() {
    Invoicing rows = new Invoicing();
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));

    assertThat(rows.document("draft").lines()).hasSize(1);
    assertThat(rows.document("draft").details()).isEmpty();
  }

  @Test // INV-2, INV-6, ACT-9, ACT-63, INV-14
  void leavesOutWhatMayNotBeBilled() {
    Actual ready = sale(Invoicing.ofReadyTime());
    UUID adatum = Contoso.id("Adatum");

    assertThat(BillableSales.enters(ready, adatum, Contoso.LATER)).isTrue();
    assertThat(BillableSales.enters(ready, Contoso.id("Other"), Contoso.LATER)).isFalse();
    assertThat(BillableSales.enters(ready, adatum, Contoso.DAY.minusDays(1))).isFalse();
    assertThat(
            BillableSales.enters(
                Actual.builder()
                    .from(ready)
                    .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_CREATED))
                    .build(),
                adatum,
                Contoso.LATER))
        .isFalse();
    assertThat(
            BillableSales.enters(
                Actual.builder()
                    .from(ready)
                    .adjustmentStatus(Choice.of(AdjustmentStatus.IN_PROCESS))
                    .build(),
                adatum,
                Contoso.LATER))
        .isFalse();
    assertThatThrownBy(
            () ->
                BillableSales.require(
                    ready, adatum, Contoso.LATER, NotToExceed.Outcome.FAILED)) // ACT-15
        .hasMessageContaining("INV-2");
  }

  @Test // INV-5
  void refreshAddsOnlyWhatBecameReadySince() {
    Invoicing rows = Invoicing.ofDraft();

    Effects again =
        ProformaDraft.refresh(rows.document("draft"), rows.actuals(), List.of(), later("refresh"));
    assertThat(again.puts(InvoiceLineDetail.CODEC)).isEmpty();
  }

  @Test // INV-6
  void deletingTheDraftFreesWhatWasOnIt() {
    Invoicing rows = Invoicing.ofDraft();
    ProformaDocument draft = rows.document("draft");
    Effects deleted =
        rows.apply(
            ProformaDraft.delete(
                draft,
                rows.actuals(),
                rows.milestones(),
                rows.retainers(),
                List.of(),
                rows.trail()));

    assertThat(sale(rows).billingStatus().is(BillingStatus.READY_TO_INVOICE)).isTrue();
    assertThat(sale(rows).invoice()).isEmpty();
    assertThat(deleted.inOrder()).filteredOn(e -> e instanceof Effect.Remove).hasSize(4);
  }

  @Test // MS-9, MS-16
  void putsAReadyMilestoneOnTheDraft() {
    Invoicing rows = new Invoicing();
    Milestone ready = Invoicing.milestone(MilestoneStatus.READY_FOR_INVOICING);
    rows.apply(rows.draft("draft", BillingMethod.FIXED_PRICE, List.of(ready)));

    assertThat(rows.document("draft").details())
        .singleElement()
        .satisfies(detail -> assertThat(detail.description()).contains("Design"));
    assertThat(rows.milestones())
        .allMatch(row -> row.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_CREATED));
    assertThat(rows.document("draft").header().totalAmount()).contains(new BigDecimal("5500.00"));
  }

  @Test // INV-3, INV-4
  void computesAmountsAndCountsChargeableDetailsOnly() {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(new BigDecimal("6")));
    assertThat(rows.document("draft").header().lineAmount()).contains(new BigDecimal("1200.00"));

    rows.edit("draft", detail -> detail.billingType(Choice.of(BillingType.NON_CHARGEABLE)));
    assertThat(rows.document("draft").header().lineAmount().orElseThrow()).isZero();
  }

  @Test // INV-4
  void refusesToEditLockedColumns() {
    Invoicing rows = Invoicing.ofDraft();

    assertThatThrownBy(
            () ->
                rows.edit(
                    "draft",
                    detail -> detail.transactionClass(Choice.of(TransactionClass.EXPENSE))))
        .hasMessageContaining("INV-4");
  }

  @Test // INV-4: fixed price
  void refusesAnotherQuantityOnAFixedPriceLine() {
    Invoicing rows = new Invoicing();
    Milestone ready = Invoicing.milestone(MilestoneStatus.READY_FOR_INVOICING);
    rows.apply(rows.draft("draft", BillingMethod.FIXED_PRICE, List.of(ready)));

    assertThatThrownBy(() -> rows.edit("draft", detail -> detail.quantity(BigDecimal.TEN)))
        .hasMessageContaining("INV-4");
  }

  @Test // INV-7, UND-32
  void refusesToChangeAConfirmedInvoice() {
    Invoicing rows = Invoicing.ofDraft();
    rows.confirm("draft");

    assertThatThrownBy(() -> rows.edit("draft", detail -> detail.quantity(BigDecimal.ONE)))
        .hasMessageContaining("INV-7")
        .hasMessageContaining("CONFIRMED");
    assertThatThrownBy(() -> rows.confirm("draft")).hasMessageContaining("INV-7");
  }
}
