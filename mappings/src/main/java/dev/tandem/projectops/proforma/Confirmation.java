package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms a proforma, which cannot be taken back: the invoice becomes read only, what it bills is
 * posted, and the actuals of ACT-28 to ACT-42 are written (INV-7). The same input always gives the
 * same rows. No state; safe for any thread.
 */
public final class Confirmation {
  private final ConfirmState state;
  private final BilledRows rows;

  private Confirmation(ConfirmState state, ConfirmRules rules, Occasion occasion) {
    this.state = state;
    this.rows = new BilledRows(state, rules, occasion);
  }

  /**
   * Header, actuals, milestones, retainers, connections and origins after the confirmation.
   *
   * @throws FaultException when the invoice is no draft (INV-7), a line has no contract line
   *     (REG-22), an unbilled sale is missing (REG-20), a correction changes nothing (REG-17), more
   *     of retainers is applied than is charged (RET-4) or the billed sales are more than one
   *     real-time write can carry (ERR-21, REG-29)
   */
  public static Effects of(ConfirmState state, ConfirmRules rules, Occasion occasion) {
    ProformaDocument document = state.document();
    document.requireDraft();
    document.requireContractLines();
    new Confirmation(state, rules, occasion).refuseUnchanged();
    Retainers.requireCharged(document);
    Effects effects = Effects.put(Proforma.CODEC, confirmed(document.header(), occasion));
    ConfirmState now = state;
    for (InvoiceLineDetail detail : inOrder(document)) {
      Effects more = new Confirmation(now, rules, occasion).confirm(detail);
      effects = effects.then(more);
      now = detail.retainer().isPresent() ? now.after(more) : now;
    }
    refuseTooMany(document, effects, rules);
    return effects;
  }

  /**
   * What used a retainer is taken back first, then the retainer itself; new details come last and
   * find what is left (COR-4, RET-5).
   */
  private static List<InvoiceLineDetail> inOrder(ProformaDocument document) {
    return document.details().stream()
        .sorted(
            Comparator.comparing(
                detail ->
                    detail.correction().orElse(false)
                        ? detail.billedAmount().orElse(BigDecimal.ZERO).signum()
                        : Integer.MAX_VALUE))
        .toList();
  }

  private static Proforma confirmed(Proforma header, Occasion occasion) {
    return Proforma.builder()
        .from(header)
        .status(Choice.of(ProformaStatus.CONFIRMED))
        .invoiceDate(header.invoiceDate().orElse(occasion.day()))
        .build();
  }

  private static void refuseTooMany(
      ProformaDocument document, Effects effects, ConfirmRules rules) {
    long billed =
        effects.puts(Actual.CODEC).stream()
            .filter(actual -> actual.transactionType().is(TransactionType.BILLED_SALES))
            .filter(actual -> actual.adjustmentStatus().isEmpty() || isReversal(actual))
            .count();
    if (billed > rules.lineLimit()) {
      throw new FaultException(
          FaultCode.ERR_21,
          document.place(),
          "%d billed sales, the limit is %d".formatted(billed, rules.lineLimit()));
    }
  }

  private static boolean isReversal(Actual actual) {
    return actual.adjustmentStatus().is(AdjustmentStatus.UNADJUSTABLE);
  }

  private Effects confirm(InvoiceLineDetail detail) {
    if (detail.correction().orElse(false)) {
      return new CorrectionConfirmation(rows).confirm(detail, corrected(detail));
    }
    if (detail.retainer().isPresent()) {
      return new RetainerConfirmation(rows).confirm(detail);
    }
    if (detail.milestone().isPresent()) {
      return milestone(detail);
    }
    List<UUID> sales = state.trail().secondOf(ConnectionKind.ON_INVOICE, detail.id().orElseThrow());
    return sales.isEmpty()
        ? added(detail)
        : new SaleConfirmation(rows).confirm(detail, backing(detail, sales.get(0)));
  }

  private Actual backing(InvoiceLineDetail detail, UUID sale) {
    return state
        .actual(sale)
        .filter(found -> found.adjustmentStatus().isEmpty())
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.BACKING_MISSING,
                    state.document().place(detail),
                    "actual " + sale + " is not there or not live"));
  }

  private Actual corrected(InvoiceLineDetail detail) {
    Optional<Actual> billed =
        state.trail().secondOf(ConnectionKind.ON_CORRECTION, detail.id().orElseThrow()).stream()
            .flatMap(id -> state.actual(id).stream())
            .findFirst();
    return billed
        .filter(found -> found.adjustmentStatus().isEmpty())
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.NOT_REVISABLE,
                    state.document().place(detail),
                    "the billed sale it corrects is not there or corrected already"));
  }

  /** Billed only: a milestone never has an unbilled sale (ACT-34, MS-9). */
  private Effects milestone(InvoiceLineDetail detail) {
    Milestone milestone =
        state
            .milestone(detail.milestone())
            .orElseThrow(
                () ->
                    new FaultException(
                        FaultCode.MILESTONE_REFUSED,
                        state.document().place(detail),
                        "its milestone cannot be found"));
    return rows.billAlone(detail, milestone.id().map(UUID::toString))
        .then(ProformaDraft.status(milestone, MilestoneStatus.CUSTOMER_INVOICE_POSTED));
  }

  /**
   * A detail added by hand: with an unbilled sale of its own unless fixed price (ACT-32, ACT-33).
   */
  private Effects added(InvoiceLineDetail detail) {
    boolean timeAndMaterial =
        state
            .document()
            .line(detail)
            .orElseThrow()
            .billingMethod()
            .is(BillingMethod.TIME_AND_MATERIAL);
    if (!timeAndMaterial) {
      return rows.billAlone(detail, Optional.empty());
    }
    Actual sale =
        Actual.builder()
            .from(rows.alone(detail, TransactionType.UNBILLED_SALES, "added"))
            .billingStatus(Choice.of(BillingStatus.UNBILLED_SALES_CREATED))
            .build();
    return rows.bill(sale, ActualRows.id(sale), detail).then(rows.invoiceOrigins(sale, detail));
  }

  private void refuseUnchanged() {
    List<InvoiceLineDetail> details = state.document().details();
    boolean changes =
        !state.document().header().hasCorrections().orElse(false)
            || details.stream()
                .anyMatch(
                    detail ->
                        !detail.correction().orElse(false)
                            || !CorrectionConfirmation.unchanged(detail, corrected(detail)));
    if (!changes) {
      throw new FaultException(
          FaultCode.CORRECTION_UNCHANGED,
          state.document().place(),
          details.size() + " details are as they were");
    }
  }
}
