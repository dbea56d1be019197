package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.ProformaFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.proforma.Retainers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several refunds of one retainer, one after another (RET-5). */
class RefundActionsTest {
  private static final Choice<RefundStatus> READY = Choice.of(RefundStatus.READY_TO_REFUND);
  private static final Choice<RefundStatus> REFUNDED = Choice.of(RefundStatus.REFUNDED);

  private final DataverseSide side = invoiced();

  /** Retainer R1 of 2,000, invoiced. */
  private static DataverseSide invoiced() {
    DataverseSide side = ProformaActionsTest.retained();
    side.done("confirm-proforma", "proforma", "I1");
    return side;
  }

  private void refund(String draft, String amount) {
    side.done("create-proforma", "contract", "C1", "number", draft);
    side.done("refund-retainer", "proforma", draft, "retainer", "R1", "amount", amount);
  }

  private void undo(String invoice, String correction) {
    side.done("revise-proforma", "proforma", invoice, "number", correction);
    side.done("confirm-proforma", "proforma", correction);
  }

  private Choice<RefundStatus> status() {
    return side.row(Retainer.CODEC, "R1").refundStatus();
  }

  @Test
  void isRefusedWhileAnotherWaitsOnADraft() {
    refund("I3", "400");
    side.done("create-proforma", "contract", "C1", "number", "I4");
    int changes = side.connector().history().size();
    ProcessReport report =
        side.run("refund-retainer", "proforma", "I4", "retainer", "R1", "amount", "300");

    assertThat(report.faults())
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.display())
                    .contains("RET-5", "retainer R1", "draft I3 is to pay 400 of it back"));
    assertThat(side.connector().history()).hasSize(changes);

    side.done("delete-proforma", "proforma", "I3");
    assertThat(status()).isEqualTo(Choice.none());
    side.done("refund-retainer", "proforma", "I4", "retainer", "R1", "amount", "300");
    assertThat(status()).isEqualTo(READY);
  }

  @Test
  void mayFollowOneThatIsConfirmed() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    assertThat(status()).isEqualTo(REFUNDED);

    refund("I4", "300");
    assertThat(status()).isEqualTo(READY);
    side.done("confirm-proforma", "proforma", "I4");
    assertThat(status()).isEqualTo(REFUNDED);
    assertThat(Retainers.available(side.row(Retainer.CODEC, "R1"))).isEqualByComparingTo("1300");
  }

  @Test // INV-6
  void leavesWhatIsPaidBackAlreadyWhenItsDraftIsDeleted() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    refund("I4", "300");
    side.done("delete-proforma", "proforma", "I4");

    assertThat(status()).isEqualTo(REFUNDED);
  }

  @Test // COR-8
  void waitsOnWhenTheOneBeforeIsTakenBack() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    refund("I4", "300");
    undo("I3", "I5");
    assertThat(status()).isEqualTo(READY);

    side.done("delete-proforma", "proforma", "I4");
    assertThat(status()).isEqualTo(Choice.none());
  }

  @Test // COR-8
  void staysPaidBackWhenAnotherIsTakenBack() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    refund("I4", "300");
    side.done("confirm-proforma", "proforma", "I4");
    undo("I3", "I5");
    assertThat(status()).isEqualTo(REFUNDED);
    assertThat(Retainers.available(side.row(Retainer.CODEC, "R1"))).isEqualByComparingTo("1700");

    undo("I4", "I6");
    assertThat(status()).isEqualTo(Choice.none());
  }

  /** The rows that stand for what is left of the retainer; one at most (ACT-38). */
  private List<String> waiting() {
    return side.actuals().stream()
        .filter(row -> row.endsWith("UNBILLED_SALES_CREATED none N"))
        .toList();
  }

  @Test // COR-4, COR-8, RET-4
  void areTakenBackTogetherOnOneDraft() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    refund("I4", "300");
    side.done("confirm-proforma", "proforma", "I4");
    side.done("revise-proforma", "proforma", "I3", "number", "I5");
    side.done("revise-proforma", "proforma", "I4", "onto", "I5");
    side.done("confirm-proforma", "proforma", "I5");

    assertThat(Retainers.available(side.row(Retainer.CODEC, "R1"))).isEqualByComparingTo("2000");
    assertThat(status()).isEqualTo(Choice.none());
    assertThat(waiting())
        .containsExactly("UNBILLED_SALES -1 -2000 CHARGEABLE UNBILLED_SALES_CREATED none N");
  }

  @Test // RET-2, COR-4: a draft that takes a retainer back, or applies it, does not bill it
  void aRetainerIsNotBilledByADraftThatHasItOtherwise() {
    side.done("revise-proforma", "proforma", "I1", "number", "I5");
    assertThat(side.refused("bill-retainer", "proforma", "I5", "retainer", "R1"))
        .isEqualTo("RET-5");
    side.done("delete-proforma", "proforma", "I5");
    refund("I3", "400");
    assertThat(side.refused("bill-retainer", "proforma", "I3", "retainer", "R1"))
        .isEqualTo("RET-5");
  }

  @Test // COR-4: a new refund beside the correction of an older one
  void mayTakeThePlaceOfOneThatIsTakenBack() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    refund("I4", "1600");
    side.done("revise-proforma", "proforma", "I3", "onto", "I4");
    side.done("edit-proforma", "proforma", "I4", "detail", newRefund("I4"), "price", "1900");
    side.done("confirm-proforma", "proforma", "I4");

    assertThat(Retainers.available(side.row(Retainer.CODEC, "R1"))).isEqualByComparingTo("100");
    assertThat(status()).isEqualTo(REFUNDED);
    assertThat(waiting())
        .containsExactly("UNBILLED_SALES -1 -100 CHARGEABLE UNBILLED_SALES_CREATED none N");
  }

  private String newRefund(String draft) {
    return side.all(InvoiceLineDetail.CODEC).stream()
        .filter(row -> References.pointsTo(row.invoice(), invoice(side, draft).id().orElseThrow()))
        .filter(row -> !row.correction().orElse(false))
        .map(row -> row.id().orElseThrow().toString())
        .findFirst()
        .orElseThrow();
  }

  @Test // COR-4, RET-5: what used the retainer goes first, wherever it stands on the draft
  void isTakenBackTogetherWithTheRetainerItself() {
    refund("I3", "400");
    side.done("confirm-proforma", "proforma", "I3");
    side.done("revise-proforma", "proforma", "I1", "number", "I5");
    side.done("revise-proforma", "proforma", "I3", "onto", "I5");
    side.done("confirm-proforma", "proforma", "I5");

    Retainer retainer = side.row(Retainer.CODEC, "R1");
    assertThat(retainer.invoiceStatus()).isEqualTo(Choice.of(MilestoneStatus.READY_FOR_INVOICING));
    assertThat(Retainers.available(retainer)).isEqualByComparingTo("2000");
    assertThat(status()).isEqualTo(Choice.none());
    assertThat(waiting()).isEmpty();
  }
}
