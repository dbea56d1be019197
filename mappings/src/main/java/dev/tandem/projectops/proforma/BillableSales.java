package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Which unbilled sales may enter an invoice (INV-2, ACT-9, ACT-15, ACT-62, ACT-63). No state. */
public final class BillableSales {
  private BillableSales() {}

  /**
   * Whether the sale enters an invoice of the customer that is made on a day: ready to invoice,
   * live, begun by that day and billed to that customer. A sale on a draft is not ready any more,
   * so it is on one draft only (INV-6).
   */
  public static boolean enters(Actual sale, UUID contractCustomer, LocalDate day) {
    return sale.transactionType().is(TransactionType.UNBILLED_SALES)
        && sale.billingStatus().is(BillingStatus.READY_TO_INVOICE)
        && sale.adjustmentStatus().isEmpty()
        && begun(sale, day)
        && References.pointsTo(sale.contractCustomer(), contractCustomer);
  }

  /**
   * The same as a refusal, for sales that a user chose by hand (INV-5).
   *
   * @param limits outcome of the check of limits
   * @throws FaultException when the sale cannot be invoiced
   */
  public static void require(
      Actual sale, UUID contractCustomer, LocalDate day, NotToExceed.Outcome limits) {
    if (limits == NotToExceed.Outcome.FAILED || !enters(sale, contractCustomer, day)) {
      throw new FaultException(
          FaultCode.NOT_INVOICEABLE,
          ActualRows.place(sale),
          "billing status %s, adjustment status %s, starts %s, limits %s"
              .formatted(
                  sale.billingStatus(),
                  sale.adjustmentStatus(),
                  sale.start().map(Object::toString).orElse("never"),
                  limits));
    }
  }

  private static boolean begun(Actual sale, LocalDate day) {
    return sale.start()
        .map(start -> LocalDate.ofInstant(start, ZoneOffset.UTC))
        .or(sale::transactionDate)
        .map(date -> !date.isAfter(day))
        .orElse(false);
  }
}
