package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The negative unbilled sale that stands for what is left of an invoiced retainer; it stays out of
 * finance (ACT-36, UND-3).
 */
final class WaitingRetainer {
  private final BilledRows rows;

  WaitingRetainer(BilledRows rows) {
    this.rows = rows;
  }

  /** The row that waits; empty when the retainer is not invoiced or used up. */
  Optional<Actual> find(Retainer retainer) {
    return rows
        .state()
        .trail()
        .from(RecordType.RETAINER, retainer.id().orElseThrow(), RecordType.ACTUAL)
        .stream()
        .flatMap(id -> rows.state().actual(id).stream())
        .filter(Retainers::waits)
        .findFirst();
  }

  /** A new row for what is left. */
  Effects leave(InvoiceLineDetail detail, Retainer retainer, BigDecimal amount) {
    Actual like = rows.alone(detail, TransactionType.UNBILLED_SALES, "waiting");
    Actual waiting =
        Actual.builder()
            .from(like)
            .quantity(BigDecimal.ONE.negate())
            .price(amount)
            .amount(amount.negate())
            .tax(Optional.empty())
            .amountAfterTax(amount.negate())
            .skipSync(true) // UND-3
            .billingStatus(Choice.of(BillingStatus.UNBILLED_SALES_CREATED))
            .build();
    return Effects.put(Actual.CODEC, waiting)
        .then(
            rows.origin(RecordType.RETAINER, retainer.id().orElseThrow(), ActualRows.id(waiting)));
  }
}
