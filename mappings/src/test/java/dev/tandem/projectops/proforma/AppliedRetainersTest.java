package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.proforma.RetainersTest.NUMBERS;
import static dev.tandem.projectops.proforma.RetainersTest.applied;
import static dev.tandem.projectops.proforma.RetainersTest.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A retainer never stands applied with more than its invoice charges (RET-4). */
class AppliedRetainersTest {
  private static boolean retained(InvoiceLineDetail detail) {
    return detail.retainer().isPresent();
  }

  private static void lower(Invoicing rows, String draft, String amount) {
    rows.edit(draft, AppliedRetainersTest::retained, now -> now.price(new BigDecimal(amount)));
  }

  @Test // RET-4, ACT-38
  void refusesAnInvoiceThatChargesLessInTheEnd() {
    Invoicing rows = applied("500.00");
    rows.edit("draft", now -> now.quantity(new BigDecimal("2")));

    assertThatThrownBy(() -> rows.confirm("draft"))
        .hasMessageContaining("RET-4")
        .hasMessageContaining(rows.document("draft").place())
        .hasMessageContaining("500.00 is applied, 400.00 is charged");

    lower(rows, "draft", "400.00");
    rows.confirm("draft");
    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("100");
  }

  @Test // RET-4, INV-3: only what is chargeable counts
  void refusesAnInvoiceThatChargesNothingInTheEnd() {
    Invoicing rows = applied("500.00");
    rows.edit("draft", now -> now.billingType(Choice.of(BillingType.COMPLIMENTARY)));

    assertThatThrownBy(() -> rows.confirm("draft"))
        .hasMessageContaining("RET-4")
        .hasMessageContaining("500.00 is applied, 0 is charged");

    lower(rows, "draft", "0.00");
    rows.confirm("draft");
    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("500");
  }

  @Test // RET-3, RET-4: raised by hand
  void refusesMoreThanWasApplied() {
    Invoicing rows = applied("2000.00");
    lower(rows, "draft", "1600.01");

    assertThatThrownBy(() -> rows.confirm("draft"))
        .hasMessageContaining("RET-4")
        .hasMessageContaining("1600.01 is applied, 1600.00 is charged");
  }

  @Test // RET-4: another retainer that the draft bills is no charge for work
  void isNotAppliedAgainstAnotherRetainer() {
    Invoicing rows = applied("500.00");
    Retainer other =
        Retainer.builder()
            .from(RetainersTest.retainer("900.00"))
            .id(later("other").id("R2"))
            .build();
    rows.apply(Effects.put(Retainer.CODEC, other));
    rows.apply(Retainers.bill(rows.document("draft"), other, NUMBERS, later("other")));
    rows.edit("draft", now -> now.quantity(new BigDecimal("2")));

    assertThatThrownBy(() -> rows.confirm("draft"))
        .hasMessageContaining("RET-4")
        .hasMessageContaining("500.00 is applied, 400.00 is charged");
  }

  @Test // RET-4, RET-5: a refund of as much on another draft makes no difference
  void isNoRefundByChance() {
    Invoicing rows = applied("500.00");
    rows.apply(rows.draft("refund", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(refund(rows, "refund", "500.00"));
    rows.edit("draft", now -> now.billingType(Choice.of(BillingType.COMPLIMENTARY)));

    assertThatThrownBy(() -> rows.confirm("draft")).hasMessageContaining("RET-4");
    rows.confirm("refund");
    assertThat(Retainers.available(rows.retainers().get(0))).isZero();
  }

  @Test // RET-4, COR-4: a credit takes nothing from the new charges of its draft
  void isAppliedBesideACredit() {
    Invoicing rows = applied("500.00");
    rows.apply(rows.draft("old", BillingMethod.TIME_AND_MATERIAL, List.of()));
    ProformaDocument old = rows.document("old");
    InvoiceLineDetail sale = rows.document("draft").details().get(0);
    rows.apply(
        DetailEdit.add(
            old,
            InvoiceLineDetail.builder()
                .from(sale)
                .id(later("old").id("detail"))
                .invoice(old.lines().get(0).invoice())
                .invoiceLine(RecordType.INVOICE_LINE.to(old.lines().get(0).id().orElseThrow()))
                .build(),
            2));
    rows.confirm("old");
    List<Actual> billed =
        rows.actuals().stream()
            .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
            .filter(row -> row.invoice().equals(Optional.of(invoiceOf(rows, "old"))))
            .toList();
    rows.apply(
        Revision.append(
            rows.document("old"),
            rows.document("draft"),
            billed,
            Map.of(),
            rows.trail(),
            later("credit")));

    rows.confirm("draft");

    assertThat(Retainers.available(rows.retainers().get(0))).isZero();
    assertThat(rows.document("draft").header().lineAmount()).contains(new BigDecimal("-500.00"));
  }

  private static Reference invoiceOf(Invoicing rows, String invoice) {
    return RecordType.INVOICE.to(rows.document(invoice).id());
  }

  @Test // RET-3: below zero it would be billed once more
  void isLoweredToZeroAtMostAndMayBeRaisedAgain() {
    Invoicing rows = applied("500.00");

    assertThatThrownBy(() -> lower(rows, "draft", "-0.01"))
        .hasMessageContaining("RET-5")
        .hasMessageContaining("-0.01");
    lower(rows, "draft", "0.00");
    lower(rows, "draft", "500.00");
    rows.confirm("draft");
    assertThat(Retainers.available(rows.retainers().get(0))).isZero();
  }

  @Test // RET-5: only the correction of the refund takes its status back
  void staysToBeRefundedWhenTheInvoiceThatAppliedItIsCorrected() {
    Invoicing rows = applied("500.00");
    lower(rows, "draft", "300.00");
    rows.confirm("draft");
    rows.apply(rows.draft("refund", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(refund(rows, "refund", "200.00"));
    RetainersTest.reviseRetainerOf(rows, "draft");
    rows.confirm("undo");
    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.READY_TO_REFUND)).isTrue();

    rows.confirm("refund");
    assertThat(rows.retainers().get(0).refundStatus().is(RefundStatus.REFUNDED)).isTrue();
    assertThat(Retainers.available(rows.retainers().get(0))).isEqualByComparingTo("300");
  }

  @Test // RET-2, RET-3, INV-4: only the amount of what is applied may be changed
  void cannotBeGivenAway() {
    Invoicing rows = applied("500.00");

    assertThatThrownBy(
            () ->
                rows.edit(
                    "draft",
                    AppliedRetainersTest::retained,
                    now -> now.billingType(Choice.of(BillingType.COMPLIMENTARY))))
        .hasMessageContaining("INV-4");
  }
}
