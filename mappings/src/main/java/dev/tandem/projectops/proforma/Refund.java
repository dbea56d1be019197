package dev.tandem.projectops.proforma;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.event.References;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A part of a retainer that is to be paid back, was, or was until a correction took that back
 * (RET-5). Immutable and safe for any thread.
 *
 * @param invoice the header on which it stands
 * @param detail the detail that says so, no correction
 * @param billed what the confirmation of the invoice billed; empty before
 */
public record Refund(Proforma invoice, InvoiceLineDetail detail, Optional<Actual> billed) {
  /** Refuses nulls. */
  public Refund {
    requireNonNull(invoice, "invoice");
    requireNonNull(detail, "detail");
    requireNonNull(billed, "billed");
  }

  /** Whether it waits on a draft, or on one in review. */
  private boolean waits() {
    return billed.isEmpty();
  }

  /** What it is to do, and where. */
  String says() {
    return "draft %s is to pay %s of it back; confirm or delete that first"
        .formatted(
            invoice.financeNumber().or(invoice::number).orElse("?"),
            detail.amount().map(BigDecimal::negate).map(BigDecimal::toPlainString).orElse("?"));
  }

  private boolean paid() {
    return billed.filter(row -> row.adjustmentStatus().isEmpty()).isPresent();
  }

  private boolean pays(Retainer retainer) {
    return References.pointsTo(detail.retainer(), retainer.id().orElseThrow());
  }

  /** The same with what it billed as that row is now, if it is among these. */
  Refund as(Map<UUID, Actual> rows) {
    return new Refund(
        invoice, detail, billed.map(row -> rows.getOrDefault(ActualRows.id(row), row)));
  }

  /** Whether this is what it billed. */
  boolean bills(Actual actual) {
    return billed.filter(row -> row.id().equals(actual.id())).isPresent();
  }

  /** Whether it stands on this invoice. */
  boolean on(ProformaDocument document) {
    return invoice.id().equals(document.header().id());
  }

  /** The one of a retainer that waits on a draft, if any does. */
  static Optional<Refund> waiting(List<Refund> all, Retainer retainer) {
    return all.stream().filter(refund -> refund.waits() && refund.pays(retainer)).findFirst();
  }

  /**
   * The status of a retainer without a refund that goes: ready while another one waits, refunded
   * where another one is paid.
   *
   * @param all refunds of retainers, more do no harm
   * @param gone tells the refund that goes
   */
  static Choice<RefundStatus> statusWithout(
      Predicate<Refund> gone, List<Refund> all, Retainer retainer) {
    List<Refund> left =
        all.stream().filter(refund -> refund.pays(retainer)).filter(gone.negate()).toList();
    if (left.stream().anyMatch(Refund::waits)) {
      return Choice.of(RefundStatus.READY_TO_REFUND);
    }
    return left.stream().anyMatch(Refund::paid) ? Choice.of(RefundStatus.REFUNDED) : Choice.none();
  }
}
