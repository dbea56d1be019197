package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.Reversal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;

/**
 * Undoes what a detail of a retainer did, once its billed sale is taken back (RET-5): a retainer
 * that was billed can be billed again, one that was applied or paid back has its amount again.
 */
final class RetainerCorrection {
  private final BilledRows rows;
  private final WaitingRetainer waiting;

  RetainerCorrection(BilledRows rows) {
    this.rows = rows;
    this.waiting = new WaitingRetainer(rows);
  }

  Effects undo(InvoiceLineDetail detail, Actual billed) {
    Retainer retainer =
        rows.state()
            .retainer(detail.retainer())
            .orElseThrow(() -> refused(detail, "its retainer cannot be found"));
    BigDecimal amount = billed.amount().orElse(BigDecimal.ZERO);
    Effects withdrawn = waiting.find(retainer).map(this::withdrawn).orElse(Effects.NONE);
    return withdrawn.then(
        amount.signum() > 0 ? unbilled(detail, retainer) : unused(detail, retainer, billed));
  }

  private FaultException refused(InvoiceLineDetail detail, String reason) {
    return new FaultException(
        FaultCode.RETAINER_REFUSED, rows.state().document().place(detail), reason);
  }

  private Effects withdrawn(Actual row) {
    return Reversal.cancel(row, rows.state().trail(), rows.occasion());
  }

  private Effects unbilled(InvoiceLineDetail detail, Retainer retainer) {
    BigDecimal used = retainer.usedAmount().orElse(BigDecimal.ZERO);
    if (used.signum() != 0) {
      throw refused(detail, used.toPlainString() + " of the retainer is used; undo that first");
    }
    Retainer ready =
        Retainer.builder()
            .from(retainer)
            .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
            .build();
    return Effects.put(Retainer.CODEC, ready);
  }

  private Effects unused(InvoiceLineDetail detail, Retainer retainer, Actual billed) {
    Retainer.Builder builder =
        Retainer.builder()
            .from(retainer)
            .usedAmount(
                retainer
                    .usedAmount()
                    .orElse(BigDecimal.ZERO)
                    .add(billed.amount().orElse(BigDecimal.ZERO)));
    if (detail.refund().orElse(false)) {
      builder.refundStatus(
          Refund.statusWithout(refund -> refund.bills(billed), rows.state().refunds(), retainer));
    }
    Retainer again = builder.build();
    return waiting
        .leave(detail, retainer, Retainers.available(again))
        .then(Effects.put(Retainer.CODEC, again));
  }
}
