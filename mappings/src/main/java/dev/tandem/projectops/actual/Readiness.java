package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;

/** Marks unbilled sales as ready to invoice, or takes the mark away (ACT-9, ACT-10, ACT-15). */
public final class Readiness {
  private Readiness() {}

  /**
   * The sale becomes ready to invoice.
   *
   * @throws FaultException when it is no live open unbilled sale (ACT-9, ACT-10) or is over a limit
   *     (ACT-15)
   */
  public static Effects mark(Actual sale, NotToExceed.Outcome limits) {
    require(sale, BillingStatus.UNBILLED_SALES_CREATED);
    if (limits == NotToExceed.Outcome.FAILED) {
      throw new FaultException(
          FaultCode.NOT_TO_EXCEED, ActualRows.place(sale), "amount " + sale.amount().orElse(null));
    }
    return with(sale, BillingStatus.READY_TO_INVOICE);
  }

  /** The sale is not ready any more; it must not be on an invoice yet. */
  public static Effects unmark(Actual sale) {
    require(sale, BillingStatus.READY_TO_INVOICE);
    return with(sale, BillingStatus.UNBILLED_SALES_CREATED);
  }

  private static void require(Actual sale, BillingStatus status) {
    if (!sale.transactionType().is(TransactionType.UNBILLED_SALES)
        || !sale.adjustmentStatus().isEmpty()
        || !sale.billingStatus().is(status)) {
      throw new FaultException(
          FaultCode.NOT_INVOICEABLE,
          ActualRows.place(sale),
          "type %s, billing status %s, adjustment status %s"
              .formatted(sale.transactionType(), sale.billingStatus(), sale.adjustmentStatus()));
    }
  }

  private static Effects with(Actual sale, BillingStatus status) {
    return Effects.put(
        Actual.CODEC, Actual.builder().from(sale).billingStatus(Choice.of(status)).build());
  }
}
