package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Reversal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Confirms a detail of a retainer: a positive one bills it, a negative one applies it or pays it
 * back (RET-2 to RET-5, ACT-36 to ACT-38). Its unbilled rows stay out of finance, which follows the
 * retainer by its on-account transaction and the billed row (UND-3).
 */
final class RetainerConfirmation {
  private final BilledRows rows;
  private final WaitingRetainer waiting;

  RetainerConfirmation(BilledRows rows) {
    this.rows = rows;
    this.waiting = new WaitingRetainer(rows);
  }

  Effects confirm(InvoiceLineDetail detail) {
    Retainer retainer =
        rows.state()
            .retainer(detail.retainer())
            .orElseThrow(() -> refused(detail, "its retainer cannot be found"));
    BigDecimal amount = detail.amount().orElse(BigDecimal.ZERO);
    return amount.signum() > 0 ? bill(detail, retainer) : apply(detail, retainer, amount.negate());
  }

  private FaultException refused(InvoiceLineDetail detail, String reason) {
    return new FaultException(
        FaultCode.RETAINER_REFUSED, rows.state().document().place(detail), reason);
  }

  /** The retainer is billed; a negative unbilled sale waits for later invoices (ACT-36). */
  private Effects bill(InvoiceLineDetail detail, Retainer retainer) {
    BigDecimal amount = retainer.amount().orElse(BigDecimal.ZERO);
    Retainer billed =
        Retainer.builder()
            .from(retainer)
            .invoiceStatus(Choice.of(MilestoneStatus.CUSTOMER_INVOICE_POSTED))
            .build();
    return rows.billAlone(detail, retainer.id().map(UUID::toString))
        .then(waiting.leave(detail, retainer, amount))
        .then(Effects.put(Retainer.CODEC, billed));
  }

  /** The waiting row is used up; what is left waits anew (ACT-37, ACT-38). */
  private Effects apply(InvoiceLineDetail detail, Retainer retainer, BigDecimal used) {
    BigDecimal available = Retainers.available(retainer);
    if (used.compareTo(available) > 0) {
      throw new FaultException(
          FaultCode.RETAINER_BALANCE,
          rows.state().document().place(detail),
          used.toPlainString() + " of " + available.toPlainString());
    }
    Actual open =
        waiting
            .find(retainer)
            .orElseThrow(() -> refused(detail, "the retainer is not invoiced yet")); // RET-1
    Effects effects =
        Effects.put(Actual.CODEC, rows.posted(open))
            .then(Effects.put(Actual.CODEC, rows.usedUp(open)))
            .then(
                rows.connect(
                    ConnectionKind.REVERSAL,
                    Reversal.reversalId(open, rows.occasion()),
                    ActualRows.id(open)))
            .then(billedAgainst(detail, retainer, open));
    BigDecimal rest = available.subtract(used);
    return (rest.signum() == 0 ? effects : effects.then(waiting.leave(detail, retainer, rest)))
        .then(Effects.put(Retainer.CODEC, after(detail, retainer, used)));
  }

  /** The billed row takes its place beside the unbilled one it uses (TC-5). */
  private Effects billedAgainst(InvoiceLineDetail detail, Retainer retainer, Actual open) {
    Effects billed = rows.billAlone(detail, retainer.id().map(UUID::toString));
    UUID id = ActualRows.id(billed.puts(Actual.CODEC).get(0));
    return billed.then(rows.connect(ConnectionKind.BILLED, id, ActualRows.id(open)));
  }

  private static Retainer after(InvoiceLineDetail detail, Retainer retainer, BigDecimal used) {
    Retainer.Builder now =
        Retainer.builder()
            .from(retainer)
            .usedAmount(retainer.usedAmount().orElse(BigDecimal.ZERO).add(used));
    if (detail.refund().orElse(false)) {
      now.refundStatus(Choice.of(RefundStatus.REFUNDED));
    }
    return now.build();
  }
}
