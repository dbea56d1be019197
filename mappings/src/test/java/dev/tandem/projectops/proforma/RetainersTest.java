package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rows ACT-36 to ACT-38 of the event matrix and the RET rules. */
class RetainersTest {
  static final TransactionClassNumbers NUMBERS =
      TransactionClassNumbers.withRetainer(192350009); // UND-1
  private static final String POSTED = "CUSTOMER_INVOICE_POSTED";

  static Retainer retainer(String amount) {
    return Retainer.builder()
        .id(id("R1"))
        .name("Advance")
        .contract(Contoso.CONTRACT)
        .contractLine(RecordType.CONTRACT_LINE.to(id("L1")))
        .contractCustomer(RecordType.CONTRACT_CUSTOMER.to(id("Adatum")))
        .date(Contoso.DAY)
        .amount(new BigDecimal(amount))
        .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
        .currency(Contoso.USD)
        .build();
  }

  /** A retainer on its own confirmed invoice. */
  private static Invoicing invoiced(Invoicing rows, String amount) {
    rows.apply(Effects.put(Retainer.CODEC, retainer(amount)));
    rows.apply(rows.draft("advance", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(
        Retainers.bill(
            rows.document("advance"), rows.retainers().get(0), NUMBERS, later("advance")));
    rows.confirm("advance");
    return rows;
  }

  /** 1,600 on a draft, and the retainer applied to it. */
  static Invoicing applied(String amount) {
    Invoicing rows = invoiced(new Invoicing(), amount);
    Invoicing time = Invoicing.ofReadyTime();
    rows.apply(Effects.NONE);
    time.actuals().forEach(actual -> rows.apply(Effects.put(Actual.CODEC, actual)));
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(Retainers.apply(rows.document("draft"), rows.retainers(), NUMBERS, later("apply")));
    return rows;
  }

  /** A part of the retainer is to be paid back with a draft. */
  static Effects refund(Invoicing rows, String draft, String amount) {
    return Retainers.refund(
        rows.document(draft),
        rows.retainers().get(0),
        new BigDecimal(amount),
        List.of(),
        NUMBERS,
        later("refund"));
  }

  @Test // ACT-36, RET-2, UND-3
  void billsARetainerAndLetsANegativeRowWait() {
    assertThat(told(invoiced(new Invoicing(), "500.00").actuals()))
        .containsExactly(
            "BILLED_SALES 1 500 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -1 -500 CHARGEABLE UNBILLED_SALES_CREATED none N");
  }

  @Test // RET-2: what waits is what was billed
  void cannotBeBilledInPart() {
    Invoicing rows = new Invoicing();
    rows.apply(Effects.put(Retainer.CODEC, retainer("500.00")));
    rows.apply(rows.draft("advance", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(
        Retainers.bill(
            rows.document("advance"), rows.retainers().get(0), NUMBERS, later("advance")));

    assertThatThrownBy(() -> rows.edit("advance", now -> now.price(new BigDecimal("300.00"))))
        .hasMessageContaining("INV-4");
  }

  @Test // ACT-37, RET-3, RET-4, UND-3
  void appliesARetainerInFull() {
    Invoicing rows = applied("500.00");
    assertThat(rows.document("draft").header().lineAmount()).contains(new BigDecimal("1100.00"));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .contains(
            "UNBILLED_SALES -1 -500 CHARGEABLE " + POSTED + " none N",
            "UNBILLED_SALES 1 500 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES -1 -500 CHARGEABLE " + POSTED + " none Y")
        .doesNotContain("UNBILLED_SALES -1 -500 CHARGEABLE UNBILLED_SALES_CREATED none N");
    assertThat(Retainers.available(rows.retainers().get(0))).isZero();
  }

  @Test // ACT-38, RET-4
  void appliesNoMoreThanIsChargedAndLetsTheRestWait() {
    Invoicing rows = applied("2000.00");
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .contains(
            "UNBILLED_SALES -1 -2000 CHARGEABLE " + POSTED + " none N",
            "UNBILLED_SALES 1 2000 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES -1 -1600 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -1 -400 CHARGEABLE UNBILLED_SALES_CREATED none N");
    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("400");
  }

  @Test // RET-1
  void leavesOutARetainerThatIsNotInvoiced() {
    Invoicing rows = Invoicing.ofDraft();

    assertThat(
            Retainers.apply(
                rows.document("draft"), List.of(retainer("500.00")), NUMBERS, later("apply")))
        .isEqualTo(Effects.NONE);
  }

  @Test // RET-3
  void appliesARetainerOnceToADraft() {
    Invoicing rows = applied("500.00");

    assertThat(Retainers.apply(rows.document("draft"), rows.retainers(), NUMBERS, later("again")))
        .isEqualTo(Effects.NONE);
  }

  @Test // RET-3
  void refusesMoreThanIsLeft() {
    Invoicing rows = applied("500.00");
    Retainer used =
        Retainer.builder()
            .from(rows.retainers().get(0))
            .usedAmount(new BigDecimal("100.00"))
            .build();
    rows.apply(Effects.put(Retainer.CODEC, used));

    assertThatThrownBy(() -> rows.confirm("draft"))
        .hasMessageContaining("RET-3")
        .hasMessageContaining("500.00 of 400.00");
  }

  @Test // RET-5, OPT-18
  void refundsWhatIsAvailable() {
    Invoicing rows = invoiced(new Invoicing(), "500.00");
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(refund(rows, "draft", "500.00"));
    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.READY_TO_REFUND)).isTrue();
    rows.confirm("draft");

    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.REFUNDED)).isTrue();
    assertThat(told(rows.actuals()))
        .contains("BILLED_SALES -1 -500 CHARGEABLE " + POSTED + " none Y");
  }

  @Test // RET-5: refunded is what the invoice with the refund pays back
  void staysToBeRefundedWhenAnotherInvoiceAppliesIt() {
    Invoicing rows = applied("2000.00");
    rows.apply(rows.draft("refund", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(refund(rows, "refund", "300.00"));
    rows.confirm("draft");
    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.READY_TO_REFUND)).isTrue();

    rows.confirm("refund");
    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.REFUNDED)).isTrue();
    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("100");
  }

  @Test // RET-5
  void refundsWhatTheDraftSaysInTheEnd() {
    Invoicing rows = invoiced(new Invoicing(), "500.00");
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(refund(rows, "draft", "500.00"));
    rows.edit("draft", now -> now.price(new BigDecimal("200.00")));
    rows.confirm("draft");

    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.REFUNDED)).isTrue();
    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("300");
  }

  @Test // RET-5
  void refusesARefundAboveTheBalance() {
    Invoicing rows = invoiced(new Invoicing(), "500.00");
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));

    assertThatThrownBy(() -> refund(rows, "draft", "500.01"))
        .hasMessageContaining("RET-5")
        .hasMessageContaining("500.01 of 500.00");
  }

  @Test // RET-5, UND-3
  void canBeBilledAgainOnceItsInvoiceIsCorrected() {
    Invoicing rows = invoiced(new Invoicing(), "500.00");
    rows.revise("advance", "undo");
    rows.confirm("undo");

    assertThat(told(rows.actuals()))
        .containsExactlyInAnyOrder(
            "BILLED_SALES 1 500 CHARGEABLE " + POSTED + " ADJUSTED Y",
            "BILLED_SALES -1 -500 CHARGEABLE " + POSTED + " UNADJUSTABLE Y",
            "UNBILLED_SALES -1 -500 CHARGEABLE CANCELED ADJUSTED N",
            "UNBILLED_SALES 1 500 CHARGEABLE CANCELED UNADJUSTABLE N");
    assertThat(rows.retainers().get(0).invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING))
        .isTrue();
  }

  static void reviseRetainerOf(Invoicing rows, String invoice) {
    rows.apply(
        Revision.open(
            rows.document(invoice),
            rows.actuals().stream()
                .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
                .filter(row -> row.invoice().equals(Optional.of(invoiceOf(rows, invoice))))
                .filter(row -> row.externalOrigin().isPresent())
                .toList(),
            Map.of(),
            rows.trail(),
            later("undo")));
  }

  private static Reference invoiceOf(Invoicing rows, String invoice) {
    return RecordType.INVOICE.to(rows.document(invoice).id());
  }

  @Test // RET-5, ACT-38
  void hasItsAmountAgainOnceTheInvoiceThatUsedItIsCorrected() {
    Invoicing rows = applied("2000.00");
    rows.confirm("draft");
    reviseRetainerOf(rows, "draft");
    rows.confirm("undo");

    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("2000");
    assertThat(told(rows.actuals()))
        .contains(
            "BILLED_SALES 1 1600 CHARGEABLE " + POSTED + " UNADJUSTABLE Y",
            "UNBILLED_SALES -1 -400 CHARGEABLE CANCELED ADJUSTED N",
            "UNBILLED_SALES -1 -2000 CHARGEABLE UNBILLED_SALES_CREATED none N");
  }

  @Test // RET-5
  void cannotBeTakenBackWhileItIsUsed() {
    Invoicing rows = applied("2000.00");
    rows.confirm("draft");
    reviseRetainerOf(rows, "advance");

    assertThatThrownBy(() -> rows.confirm("undo"))
        .hasMessageContaining("RET-5")
        .hasMessageContaining("1600.00 of the retainer is used");
  }
}
