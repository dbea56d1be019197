package dev.tandem.projectops.proforma;

import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits a detail of a draft (INV-4, REG-34, COR-3, COR-5). Amounts follow quantity and price. No
 * state; safe for any thread.
 */
public final class DetailEdit {
  private DetailEdit() {}

  /**
   * The edited detail and the new totals of its line and invoice.
   *
   * @param after the detail as the user wants it; its amounts are computed anew
   * @param retainers those on the draft; one that this detail pays back is to be paid back as much
   *     as the detail says now (RET-5)
   * @param decimals of amounts in the contract currency (UND-24)
   * @throws FaultException when the invoice is no draft, when a column is locked (INV-4), when the
   *     billing type of a correction changes (REG-34), or when a milestone or retainer would be
   *     credited in part (COR-5)
   */
  public static Effects of(
      ProformaDocument draft, InvoiceLineDetail after, List<Retainer> retainers, int decimals) {
    draft.requireDraft();
    InvoiceLineDetail before = before(draft, after);
    InvoiceLine line = draft.line(before).orElseThrow();
    boolean timeAndMaterial = line.billingMethod().is(BillingMethod.TIME_AND_MATERIAL);
    if (!allowed(before, after, timeAndMaterial).equals(after)) {
      throw new FaultException(
          FaultCode.DETAIL_LOCKED,
          draft.place(before),
          timeAndMaterial
              ? "only billing type, quantity, price, tax and descriptions change here"
              : "only billing type, tax and descriptions change on a fixed-price line");
    }
    refuseOnCorrection(draft, before, after);
    InvoiceLineDetail now = withAmounts(after, decimals);
    List<InvoiceLineDetail> details =
        draft.details().stream().map(detail -> detail == before ? now : detail).toList();
    return Effects.put(InvoiceLineDetail.CODEC, now)
        .then(new ProformaDocument(draft.header(), draft.lines(), details).totals())
        .then(Retainers.asked(before, now, retainers));
  }

  /**
   * Adds a detail by hand, which no sale stands behind until the confirmation (ACT-32, ACT-33).
   *
   * @param detail the detail, on a line of the draft; its amounts are computed
   * @param decimals of amounts in the contract currency (UND-24)
   * @throws FaultException when the invoice is no draft, or the detail stands on none of its lines
   */
  public static Effects add(ProformaDocument draft, InvoiceLineDetail detail, int decimals) {
    draft.requireDraft();
    InvoiceLineDetail now = withAmounts(detail, decimals);
    List<InvoiceLineDetail> details = new ArrayList<>(draft.details());
    details.add(now);
    ProformaDocument after = new ProformaDocument(draft.header(), draft.lines(), details);
    after.requireContractLines();
    return Effects.put(InvoiceLineDetail.CODEC, now).then(after.totals());
  }

  private static InvoiceLineDetail before(ProformaDocument draft, InvoiceLineDetail after) {
    return draft.details().stream()
        .filter(detail -> detail.id().equals(after.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.DETAIL_LOCKED, draft.place(), "it has no detail " + after.id()));
  }

  private static InvoiceLineDetail allowed(
      InvoiceLineDetail before, InvoiceLineDetail after, boolean timeAndMaterial) {
    InvoiceLineDetail.Builder allowed =
        InvoiceLineDetail.builder()
            .from(before)
            .billingType(after.billingType())
            .tax(after.tax())
            .amount(after.amount())
            .amountAfterTax(after.amountAfterTax())
            .description(after.description())
            .externalDescription(after.externalDescription());
    if (before.retainer().isPresent()) {
      boolean takes = before.amount().filter(amount -> amount.signum() < 0).isPresent();
      allowed.price(takes ? after.price() : before.price()); // RET-3; it is billed whole (RET-2)
    } else if (timeAndMaterial) {
      allowed.quantity(after.quantity()).price(after.price());
    } else if (before.correction().orElse(false)) {
      allowed.quantity(after.quantity()); // COR-3; COR-5 decides how much
    }
    return allowed.build();
  }

  private static void refuseOnCorrection(
      ProformaDocument draft, InvoiceLineDetail before, InvoiceLineDetail after) {
    if (!before.correction().orElse(false)) {
      return;
    }
    if (!before.billingType().equals(after.billingType())) {
      throw new FaultException(
          FaultCode.CORRECTION_BILLING_TYPE,
          draft.place(before),
          "from %s to %s".formatted(before.billingType(), after.billingType()));
    }
    boolean whole = before.milestone().isPresent() || before.retainer().isPresent();
    BigDecimal left = after.quantity().orElse(BigDecimal.ZERO);
    if (whole && left.signum() != 0) {
      throw new FaultException(
          FaultCode.PARTIAL_CREDIT, draft.place(before), left.toPlainString() + " is to remain");
    }
  }

  private static InvoiceLineDetail withAmounts(InvoiceLineDetail detail, int decimals) {
    Optional<BigDecimal> amount =
        detail.quantity().isPresent() && detail.price().isPresent()
            ? Optional.of(
                detail
                    .quantity()
                    .get()
                    .multiply(detail.price().get())
                    .setScale(decimals, Currency.ROUNDING))
            : detail.amount();
    BigDecimal tax = detail.tax().orElse(BigDecimal.ZERO);
    return InvoiceLineDetail.builder()
        .from(detail)
        .amount(amount)
        .amountAfterTax(amount.map(net -> net.add(tax)))
        .build();
  }
}
