package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementDefectsTest.TERMS;
import static dev.tandem.projectops.scenario.EngagementDefectsTest.breaks;
import static dev.tandem.projectops.scenario.EngagementDefectsTest.changing;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.BILL;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.CANCEL;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.CONFIRM;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.DELETE;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.PURCHASE;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.REFUND;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.RETAINER;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.REVISE;

import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.spi.value.ChoiceValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engagements in which money goes back: refunds of retainers, and cancelled vendor invoices. */
class EngagementRefundsTest {
  /** A refund that waits, another one that is refused, and the draft deleted. */
  private static final List<EngagementMove> REFUNDS =
      List.of(
          new EngagementMove(RETAINER, 42, 20),
          new EngagementMove(REFUND, 42, 5),
          new EngagementMove(REFUND, 42, 3),
          new EngagementMove(DELETE, 0, 0),
          new EngagementMove(REFUND, 42, 4));

  @Test // RET-5
  void onlyOneRefundOfARetainerWaits() {
    new EngagementLaw(TERMS, REFUNDS, 1).check();
  }

  @Test // RET-5
  void findsARefundStatusThatIsNotSo() {
    breaks(
        new EngagementLaw(TERMS, REFUNDS, 1)
            .acting(
                changing(
                    Retainer.CODEC.table().name(),
                    "msdyn_refundstatus",
                    status -> ChoiceValue.of(RefundStatus.REFUNDED.number()))),
        "has refund status REFUNDED, not READY_TO_REFUND");
  }

  @Test // ACT-51, VI-15, REC-5
  void whatIsCancelledInDataverseStaysOnTheAccount() {
    List<EngagementMove> moves =
        List.of(
            new EngagementMove(PURCHASE, 40, 120),
            new EngagementMove(PURCHASE, 364, 77), // a credit note
            new EngagementMove(CANCEL, 0, 0),
            new EngagementMove(CANCEL, 0, 0),
            new EngagementMove(PURCHASE, 31, 500), // with tax that is lost
            new EngagementMove(CANCEL, 0, 0));
    new EngagementLaw(TERMS, moves, 1).check();
  }

  @Test // ACT-51, ACT-26: once the sale is invoiced it stays, and once that is credited it goes
  void isCancelledWhenTheInvoiceOfItsSaleIsCredited() {
    List<EngagementMove> moves =
        List.of(
            new EngagementMove(PURCHASE, 40, 120),
            new EngagementMove(BILL, 0, 0),
            new EngagementMove(CANCEL, 0, 0),
            new EngagementMove(CONFIRM, 0, 0),
            new EngagementMove(CANCEL, 0, 0),
            new EngagementMove(BILL, 0, 0),
            new EngagementMove(CONFIRM, 0, 0),
            new EngagementMove(BILL, 0, 0),
            new EngagementMove(CONFIRM, 0, 0),
            new EngagementMove(REVISE, 0, 0),
            new EngagementMove(CONFIRM, 0, 0),
            new EngagementMove(REVISE, 0, 0),
            new EngagementMove(CONFIRM, 0, 0),
            new EngagementMove(REVISE, 0, 0),
            new EngagementMove(CONFIRM, 0, 0),
            new EngagementMove(CANCEL, 0, 0));
    new EngagementLaw(TERMS, moves, 1).check();
  }
}
