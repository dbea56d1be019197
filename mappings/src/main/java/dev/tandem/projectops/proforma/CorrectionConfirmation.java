package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Reversal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms a detail that corrects a billed sale: its quantity is what is to remain invoiced, zero
 * credits all (COR-3, COR-5, ACT-39 to ACT-42, TC-7, TC-8).
 */
final class CorrectionConfirmation {
  private final BilledRows rows;

  CorrectionConfirmation(BilledRows rows) {
    this.rows = rows;
  }

  /** Whether the detail leaves what is invoiced as it is (REG-17). */
  static boolean unchanged(InvoiceLineDetail detail, Actual billed) {
    return same(detail.quantity(), billed.quantity())
        && same(detail.price(), billed.price())
        && same(detail.tax(), billed.tax());
  }

  private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    BigDecimal zero = BigDecimal.ZERO;
    return one.orElse(zero).compareTo(other.orElse(zero)) == 0;
  }

  Effects confirm(InvoiceLineDetail detail, Actual billed) {
    if (unchanged(detail, billed)) {
      return Effects.NONE;
    }
    Effects effects = reversed(detail, billed);
    if (detail.retainer().isPresent() && left(detail).signum() == 0) {
      return effects.then(new RetainerCorrection(rows).undo(detail, billed));
    }
    List<UUID> backing =
        rows.state().trail().secondOf(ConnectionKind.BILLED, ActualRows.id(billed));
    if (!backing.isEmpty()) {
      return effects.then(reopened(detail, billed, backing.get(0)));
    }
    if (left(detail).signum() != 0) {
      throw new FaultException(
          FaultCode.PARTIAL_CREDIT,
          rows.state().document().place(detail),
          left(detail).toPlainString() + " is to remain of a sale without unbilled sale");
    }
    Optional<Milestone> milestone = rows.state().milestone(detail.milestone());
    return milestone.isEmpty()
        ? effects
        : effects.then(ProformaDraft.status(milestone.get(), MilestoneStatus.READY_FOR_INVOICING));
  }

  private static BigDecimal left(InvoiceLineDetail detail) {
    return detail.quantity().orElse(BigDecimal.ZERO);
  }

  /** The billed sale is adjusted and taken back; finance gets the reversal (ACT-39). */
  private Effects reversed(InvoiceLineDetail detail, Actual billed) {
    Actual reversal =
        Actual.builder()
            .from(
                Reversal.of(
                    billed, Reversal.reversalId(billed, rows.occasion()), rows.occasion().day()))
            .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_POSTED))
            .invoice(RecordType.INVOICE.to(rows.state().document().id()))
            .build();
    UUID id = ActualRows.id(reversal);
    return Effects.put(Actual.CODEC, Reversal.adjusted(billed))
        .then(Effects.put(Actual.CODEC, reversal))
        .then(rows.connect(ConnectionKind.REVERSAL, id, ActualRows.id(billed)))
        .then(rows.inherit(ActualRows.id(billed), id))
        .then(rows.invoiceOrigins(reversal, detail));
  }

  /**
   * New unbilled sales: what remains is billed at once, the rest stays open and is worth what is
   * left of what was billed (ACT-39 to ACT-41).
   */
  private Effects reopened(InvoiceLineDetail detail, Actual billed, UUID backing) {
    BigDecimal quantity = billed.quantity().orElse(BigDecimal.ZERO);
    BigDecimal left = left(detail);
    BigDecimal open = quantity.subtract(left);
    Effects effects = Effects.NONE;
    if (left.signum() != 0) {
      BigDecimal price = detail.price().orElse(BigDecimal.ZERO);
      BigDecimal amount = rows.amount(billed, left, price);
      Actual kept = sale(billed, "kept", left, price, amount, detail.tax());
      effects = rows.bill(kept, ActualRows.id(billed), detail).then(ties(kept, billed, backing));
    }
    if (open.signum() != 0 && open.signum() == quantity.signum()) {
      BigDecimal price = billed.price().orElse(BigDecimal.ZERO);
      BigDecimal amount =
          billed.amount().orElse(BigDecimal.ZERO).subtract(rows.amount(billed, left, price));
      Actual again = sale(billed, "open", open, price, amount, Optional.empty());
      effects = effects.then(Effects.put(Actual.CODEC, again)).then(ties(again, billed, backing));
    }
    return effects;
  }

  private Effects ties(Actual sale, Actual billed, UUID backing) {
    UUID id = ActualRows.id(sale);
    return rows.connect(ConnectionKind.REPLACEMENT, id, ActualRows.id(billed))
        .then(rows.inherit(ActualRows.id(billed), id))
        .then(rows.sameCosts(backing, id));
  }

  /** An unbilled sale like the billed one, booked on the day of the work again (UND-9). */
  private Actual sale(
      Actual billed,
      String part,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal amount,
      Optional<BigDecimal> tax) {
    return ActualRows.fresh(billed, rows.occasion(), part + " " + ActualRows.id(billed))
        .transactionType(Choice.of(TransactionType.UNBILLED_SALES))
        .billingStatus(Choice.of(BillingStatus.UNBILLED_SALES_CREATED))
        .accountingDate(billed.transactionDate())
        .accountingDay(billed.transactionDate())
        .quantity(quantity)
        .price(price)
        .amount(amount)
        .tax(tax)
        .amountAfterTax(amount.add(tax.orElse(BigDecimal.ZERO)))
        .build();
  }
}
