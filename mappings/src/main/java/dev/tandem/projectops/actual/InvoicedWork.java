package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.pricing.WorkPrices;
import java.util.List;

/**
 * A vendor invoice line and what its confirmation needs to know. Immutable and safe for any thread.
 *
 * @param line the line
 * @param engagement what it was bought for
 * @param prices its cost as invoiced, its sales price by the product price list (VI-4, REG-24)
 * @param matched cost actuals that it replaces (ACT-50); empty when there are none
 */
public record InvoicedWork(
    VendorInvoiceLine line, Engagement engagement, WorkPrices prices, List<Actual> matched) {
  /** Copies the list. */
  public InvoicedWork {
    requireNonNull(line, "line");
    requireNonNull(engagement, "engagement");
    requireNonNull(prices, "prices");
    matched = List.copyOf(matched);
  }

  /**
   * The work of the line. A line without a class is material (VI-5).
   *
   * @throws FaultException for a fee (UND-28)
   */
  Work work() {
    TransactionClass workClass = line.transactionClass().option().orElse(TransactionClass.MATERIAL);
    return switch (workClass) {
      case TIME, EXPENSE, MATERIAL -> Work.of(line, workClass);
      default ->
          throw new FaultException(
              FaultCode.FEE_REFUSED,
              "vendor invoice line " + line.externalLine().orElse("?"),
              "class " + workClass);
    };
  }

  /** What of it is charged. */
  Billing billing() {
    return new Billing(line.billingType().option().orElse(BillingType.CHARGEABLE), null);
  }

  /** Whether cost and sale are tied: not without task and subcontract (VI-14). */
  boolean tied() {
    return line.task().isPresent() || line.subcontract().isPresent();
  }
}
