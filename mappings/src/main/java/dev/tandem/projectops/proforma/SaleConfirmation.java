package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Billing;
import dev.tandem.projectops.actual.Reversal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms a detail that bills an unbilled sale of time, expense, material or fee (ACT-28 to
 * ACT-31, ACT-35). An edited detail first replaces the sale by what was edited (UND-2).
 */
final class SaleConfirmation {
  private final BilledRows rows;

  SaleConfirmation(BilledRows rows) {
    this.rows = rows;
  }

  Effects confirm(InvoiceLineDetail detail, Actual sale) {
    return unchanged(detail, sale)
        ? rows.bill(withTexts(sale, detail), ActualRows.id(sale), detail)
        : changed(detail, sale);
  }

  private static boolean unchanged(InvoiceLineDetail detail, Actual sale) {
    return detail.billingType().equals(sale.billingType())
        && same(detail.quantity(), sale.quantity())
        && same(detail.price(), sale.price())
        && same(detail.tax(), sale.tax());
  }

  private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    BigDecimal zero = BigDecimal.ZERO;
    return one.orElse(zero).compareTo(other.orElse(zero)) == 0;
  }

  private static Actual withTexts(Actual sale, InvoiceLineDetail detail) {
    return Actual.builder()
        .from(sale)
        .description(detail.description())
        .externalDescription(detail.externalDescription())
        .build();
  }

  /** The old sale is adjusted and reversed, its replacements are billed (ACT-29 to ACT-31). */
  private Effects changed(InvoiceLineDetail detail, Actual sale) {
    UUID old = ActualRows.id(sale);
    Effects effects = Reversal.cancel(sale, rows.state().trail(), rows.occasion());
    for (Map.Entry<BillingType, BigDecimal> part : parts(detail, sale).entrySet()) {
      Actual now = replacement(detail, sale, part.getKey(), part.getValue());
      UUID id = ActualRows.id(now);
      effects =
          effects
              .then(rows.bill(now, old, detail))
              .then(rows.connect(ConnectionKind.REPLACEMENT, id, old))
              .then(rows.inherit(old, id))
              .then(rows.sameCosts(old, id));
    }
    return effects;
  }

  /** What is billed by type; what a cut leaves is billed as not chargeable (ACT-29, ACT-31). */
  private static Map<BillingType, BigDecimal> parts(InvoiceLineDetail detail, Actual sale) {
    BigDecimal done = sale.quantity().orElse(BigDecimal.ZERO);
    BigDecimal billed = detail.quantity().orElse(BigDecimal.ZERO);
    BillingType type = detail.billingType().option().orElse(BillingType.CHARGEABLE);
    if (type == BillingType.CHARGEABLE) {
      return new Billing(type, billed).parts(done);
    }
    Map<BillingType, BigDecimal> parts = new LinkedHashMap<>();
    parts.put(type, billed);
    if (billed.abs().compareTo(done.abs()) < 0) {
      parts.merge(BillingType.NON_CHARGEABLE, done.subtract(billed), BigDecimal::add);
    }
    return parts;
  }

  private Actual replacement(
      InvoiceLineDetail detail, Actual sale, BillingType type, BigDecimal quantity) {
    BigDecimal price = detail.price().or(sale::price).orElse(BigDecimal.ZERO);
    BigDecimal amount = rows.amount(sale, quantity, price);
    Optional<BigDecimal> tax =
        detail.billingType().is(type) ? detail.tax() : Optional.empty(); // the cut bears no tax
    return withTexts(
        ActualRows.fresh(sale, rows.occasion(), "new " + type + " " + ActualRows.id(sale))
            .billingType(Choice.of(type))
            .billingStatus(Choice.of(BillingStatus.UNBILLED_SALES_CREATED))
            .quantity(quantity)
            .price(price)
            .amount(amount)
            .tax(tax)
            .amountAfterTax(amount.add(tax.orElse(BigDecimal.ZERO)))
            .build(),
        detail);
  }
}
