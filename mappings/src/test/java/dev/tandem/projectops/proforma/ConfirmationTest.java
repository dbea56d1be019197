package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.EntryJournal;
import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.actual.Readiness;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rows ACT-28 to ACT-35 of the event matrix. */
class ConfirmationTest {
  private static final String COST = "COST 8 800 NOT_AVAILABLE none none Y";
  private static final String POSTED = "CUSTOMER_INVOICE_POSTED";

  @Test // ACT-28, ACT-5, INV-7, SC-1
  void billsAnUnchangedDetail() {
    Invoicing rows = Invoicing.ofDraft();
    Effects effects = rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .containsExactly(
            COST,
            "UNBILLED_SALES 8 1600 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 8 1600 CHARGEABLE " + POSTED + " none Y");
    assertThat(effects.puts(Proforma.CODEC))
        .singleElement()
        .matches(header -> header.status().is(ProformaStatus.CONFIRMED));
  }

  @Test // TC-4, TC-5, TO-2, UND-9
  void connectsBilledReversalAndOriginal() {
    Invoicing rows = Invoicing.ofDraft();
    Trail trail = Contoso.trail(rows.confirm("draft"));
    UUID sale = ActualRows.id(rows.actuals().get(1));
    UUID reversal = ActualRows.id(rows.actuals().get(2));
    Actual billed = rows.actuals().get(3);

    assertThat(trail.secondOf(ConnectionKind.REVERSAL, reversal)).containsExactly(sale);
    assertThat(trail.secondOf(ConnectionKind.BILLED, ActualRows.id(billed))).containsExactly(sale);
    assertThat(trail.originsOf(RecordType.ACTUAL, ActualRows.id(billed)))
        .extracting(row -> row.originType().orElse(""))
        .containsExactlyInAnyOrder(
            "msdyn_timeentry", "invoice", "invoicedetail", "msdyn_invoicelinetransaction");
    assertThat(trail.originsOf(RecordType.ACTUAL, reversal))
        .extracting(row -> row.originType().orElse(""))
        .containsExactly("msdyn_timeentry");
    assertThat(billed.accountingDay()).contains(Contoso.LATER);
    assertThat(billed.transactionDate()).contains(Contoso.DAY);
    assertThat(billed.invoice()).contains(RecordType.INVOICE.to(rows.document("draft").id()));
  }

  @Test // INV-11
  void takesTheInvoiceAccountingDateWhenThatFeatureIsOn() {
    Invoicing rows = Invoicing.ofDraft();
    ConfirmRules rules = new ConfirmRules(10, Contoso.LATER.plusDays(5), 2);
    List<Actual> actuals =
        Confirmation.of(rows.state("draft"), rules, later("confirm")).puts(Actual.CODEC);

    assertThat(Contoso.first(actuals, TransactionType.BILLED_SALES).accountingDay())
        .contains(Contoso.LATER.plusDays(5));
  }

  @Test // ACT-29, UND-2, SC-11
  void replacesTheSaleWhenTheQuantityIsCut() {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(new BigDecimal("6")));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .containsExactly(
            COST,
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -6 -1200 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 6 1200 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES 2 400 NON_CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -2 -400 NON_CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 2 400 NON_CHARGEABLE " + POSTED + " none Y");
  }

  @Test // ACT-30
  void replacesTheSaleWhenTheQuantityIsRaised() {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(BigDecimal.TEN));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .containsExactly(
            COST,
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES 10 2000 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -10 -2000 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 10 2000 CHARGEABLE " + POSTED + " none Y");
  }

  @Test // ACT-31, UND-26
  void replacesTheSaleWhenItIsMadeNonChargeable() {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.billingType(Choice.of(BillingType.NON_CHARGEABLE)));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .containsExactly(
            COST,
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES 8 1600 NON_CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -8 -1600 NON_CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 8 1600 NON_CHARGEABLE " + POSTED + " none Y");
  }

  @Test // TC-2: replacements belong to the same cost
  void keepsTheCostOfAReplacedSale() {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(BigDecimal.TEN));
    Trail trail = Contoso.trail(rows.confirm("draft"));

    assertThat(trail.secondOf(ConnectionKind.APPROVED, ActualRows.id(rows.actuals().get(3))))
        .containsExactly(ActualRows.id(rows.actuals().get(0)));
  }

  private static InvoiceLineDetail byHand(ProformaDocument draft) {
    return InvoiceLineDetail.builder()
        .id(Contoso.id("by hand"))
        .invoice(RecordType.INVOICE.to(draft.id()))
        .invoiceLine(RecordType.INVOICE_LINE.to(draft.lines().get(0).id().orElseThrow()))
        .transactionClass(Choice.of(TransactionClass.FEE))
        .billingType(Choice.of(BillingType.CHARGEABLE))
        .quantity(BigDecimal.ONE)
        .price(new BigDecimal("50.00"))
        .amount(new BigDecimal("50.00"))
        .documentDate(Contoso.LATER)
        .build();
  }

  private static List<String> confirmedByHand(BillingMethod method) {
    Invoicing rows = new Invoicing();
    rows.apply(rows.draft("draft", method, List.of()));
    rows.apply(Effects.put(InvoiceLineDetail.CODEC, byHand(rows.document("draft"))));
    rows.confirm("draft");
    return told(rows.actuals());
  }

  @Test // ACT-32
  void writesABackingSaleForADetailAddedByHand() {
    assertThat(confirmedByHand(BillingMethod.TIME_AND_MATERIAL))
        .containsExactly(
            "UNBILLED_SALES 1 50 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -1 -50 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 1 50 CHARGEABLE " + POSTED + " none Y");
  }

  @Test // ACT-33
  void writesTheBilledSaleAloneOnFixedPrice() {
    assertThat(confirmedByHand(BillingMethod.FIXED_PRICE))
        .containsExactly("BILLED_SALES 1 50 CHARGEABLE " + POSTED + " none Y");
  }

  @Test // ACT-35
  void billsAFeeOfAJournalLikeOtherSales() {
    JournalLine fee =
        JournalLine.builder()
            .id(Contoso.id("fee"))
            .transactionType(Choice.of(TransactionType.UNBILLED_SALES))
            .transactionClass(Choice.of(TransactionClass.FEE))
            .billingType(Choice.of(BillingType.CHARGEABLE))
            .contractLine(RecordType.CONTRACT_LINE.to(Contoso.id("L1")))
            .contractCustomer(RecordType.CONTRACT_CUSTOMER.to(Contoso.id("Adatum")))
            .quantity(BigDecimal.ONE)
            .price(new BigDecimal("70.00"))
            .amount(new BigDecimal("70.00"))
            .currency(Contoso.USD)
            .documentDate(Contoso.DAY)
            .build();
    Invoicing rows = new Invoicing();
    rows.apply(
        new EntryJournal(
                Map.of(Contoso.id("L1"), Contoso.line(BillingMethod.TIME_AND_MATERIAL)),
                TransactionClassNumbers.published())
            .confirm(
                Journal.builder().id(Contoso.id("J")).build(), List.of(fee), later("journal")));
    rows.apply(Readiness.mark(rows.actuals().get(0), NotToExceed.Outcome.COMMITTED));
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .containsExactly(
            "UNBILLED_SALES 1 70 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -1 -70 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 1 70 CHARGEABLE " + POSTED + " none Y");
  }

  @Test // INV-9
  void isPaidOnlyOnceConfirmed() {
    Invoicing rows = Invoicing.ofDraft();
    assertThatThrownBy(() -> rows.document("draft").paid()).hasMessageContaining("INV-7");
    rows.confirm("draft");

    assertThat(rows.document("draft").paid().puts(Proforma.CODEC))
        .allMatch(header -> header.status().is(ProformaStatus.INVOICE_PAID));
  }

  @Test // ACT-34, MS-9, SC-3
  void billsAMilestoneWithoutUnbilledSale() {
    Invoicing rows = new Invoicing();
    rows.apply(
        rows.draft(
            "draft",
            BillingMethod.FIXED_PRICE,
            List.of(Invoicing.milestone(MilestoneStatus.READY_FOR_INVOICING))));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .containsExactly("BILLED_SALES 1 5000 CHARGEABLE " + POSTED + " none Y");
    Actual billed = rows.actuals().get(0);
    assertThat(billed.transactionClass().is(TransactionClass.MILESTONE)).isTrue();
    assertThat(billed.externalOrigin()).contains(Contoso.id("M1").toString()); // MS-3
    assertThat(billed.owningCompany()).contains(Contoso.USPM);
    assertThat(billed.contractCustomer())
        .contains(RecordType.CONTRACT_CUSTOMER.to(Contoso.id("Adatum")));
    assertThat(rows.milestones())
        .allMatch(row -> row.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_POSTED));
  }

  @Test // REG-20
  void refusesABilledSaleWithoutItsUnbilledSale() {
    Invoicing rows = Invoicing.ofDraft();
    ConfirmState state =
        new ConfirmState(rows.document("draft"), List.of(), List.of(), List.of(), rows.trail());

    assertThatThrownBy(() -> Confirmation.of(state, ConfirmRules.DEFAULT, later("confirm")))
        .hasMessageContaining("REG-20");
  }

  @Test // REG-22
  void refusesALineWithoutContractLine() {
    Invoicing rows = Invoicing.ofDraft();
    rows.apply(
        Effects.put(
            InvoiceLine.CODEC,
            InvoiceLine.builder()
                .from(rows.document("draft").lines().get(0))
                .contractLine(Optional.empty())
                .build()));

    assertThatThrownBy(() -> rows.confirm("draft")).hasMessageContaining("REG-22");
  }

  @Test // UND-31, ERR-21, REG-29, INV-12, SC-14i
  void refusesMoreBilledSalesThanOneWriteCarries() {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(new BigDecimal("6")));

    assertThatThrownBy(
            () -> Confirmation.of(rows.state("draft"), new ConfirmRules(1, null, 2), later("c")))
        .hasMessageContaining("ERR-21")
        .hasMessageContaining("2 billed sales, the limit is 1");
    assertThat(ConfirmRules.DEFAULT.lineLimit()).isEqualTo(1000);
  }

  @Test // INV-7: the same confirmation writes the same rows
  void writesTheSameRowsWhenRepeated() {
    Invoicing rows = Invoicing.ofDraft();
    ConfirmState state = rows.state("draft");

    assertThat(Confirmation.of(state, ConfirmRules.DEFAULT, later("confirm")))
        .isEqualTo(Confirmation.of(state, ConfirmRules.DEFAULT, later("confirm")));
  }

  @Test // INV-8
  void confirmsInBulkUpToTheLimitAndLeavesRefusedOnesOut() {
    Invoicing rows = Invoicing.ofDraft();
    ConfirmState good = rows.state("draft");
    ConfirmState bad =
        new ConfirmState(good.document(), List.of(), List.of(), List.of(), good.trail());
    Effects effects = BulkConfirmation.of(List.of(bad, good), ConfirmRules.DEFAULT, later("bulk"));

    assertThat(effects.faults()).hasSize(1);
    assertThat(effects.puts(Proforma.CODEC)).hasSize(1);
    assertThatThrownBy(
            () ->
                BulkConfirmation.of(
                    Collections.nCopies(251, good), ConfirmRules.DEFAULT, later("bulk")))
        .hasMessageContaining("INV-8");
  }

  @Test // TO-1
  void givesEveryOriginAnId() {
    Invoicing rows = Invoicing.ofDraft();

    assertThat(rows.confirm("draft").puts(TransactionOrigin.CODEC))
        .extracting(row -> row.id().orElseThrow())
        .doesNotHaveDuplicates();
  }
}
