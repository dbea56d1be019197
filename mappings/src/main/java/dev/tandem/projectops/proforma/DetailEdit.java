package dev.tandem.projectops.proforma;

import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
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
   * @param decimals of amounts in the contract currency (UND-24)
   * @throws FaultException when the invoice is no draft, when a column is locked (INV-4), when the
   *     billing type of a correction changes (REG-34), when a milestone or retainer would be
   *     credited in part (COR-5), or when less than nothing of a retainer would be applied (RET-3)
   */
  public static Effects of(ProformaDocument draft, InvoiceLineDetail after, int decimals) {
    draft.requireDraft();
    InvoiceLineDetail before = before(draft, after);
    InvoiceLine line = draft.line(before).orElseThrow();
    boolean timeAndMaterial = line.billingMethod().is(BillingMethod.TIME_AND_MATERIAL);
    if (!allowed(before, after, timeAndMaterial).equals(after)) {
      throw new FaultException(
          FaultCode.DETAIL_LOCKED,
          draft.place(before),
          "only " + editable(before, timeAndMaterial));
    }
    refuseOnCorrection(draft, before, after);
    if (before.retainer().isPresent() && after.price().orElse(BigDecimal.ZERO).signum() < 0) {
      throw new FaultException(
          FaultCode.RETAINER_REFUSED,
          draft.place(before),
          "%s is below zero".formatted(after.price().orElseThrow().toPlainString()));
    }
    boolean same = same(before.quantity(), after.quantity()) && same(before.price(), after.price());
    InvoiceLineDetail now = withAmounts(after, same ? before.amount() : Optional.empty(), decimals);
    List<InvoiceLineDetail> details =
        draft.details().stream().map(detail -> detail == before ? now : detail).toList();
    return Effects.put(InvoiceLineDetail.CODEC, now)
        .then(new ProformaDocument(draft.header(), draft.lines(), details).totals());
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
    InvoiceLineDetail now = withAmounts(detail, Optional.empty(), decimals);
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
            .tax(after.tax())
            .amount(after.amount())
            .amountAfterTax(after.amountAfterTax())
            .description(after.description())
            .externalDescription(after.externalDescription());
    if (before.retainer().isPresent()) {
      allowed.price(takes(before) ? after.price() : before.price()); // RET-3, RET-2
      return allowed.build();
    }
    allowed.billingType(after.billingType());
    if (timeAndMaterial) {
      allowed.quantity(after.quantity()).price(after.price());
    } else if (before.correction().orElse(false)) {
      allowed.quantity(after.quantity()); // COR-3; COR-5 decides how much
    }
    return allowed.build();
  }

  /** Whether the detail applies a retainer or pays it back; one that bills it does so whole. */
  private static boolean takes(InvoiceLineDetail detail) {
    return detail.quantity().orElse(BigDecimal.ZERO).signum() < 0;
  }

  private static String editable(InvoiceLineDetail detail, boolean timeAndMaterial) {
    if (detail.retainer().isPresent()) {
      return takes(detail)
          ? "the price, tax and descriptions change where a retainer is applied or paid back"
          : "tax and descriptions change where a retainer is billed";
    }
    return timeAndMaterial
        ? "billing type, quantity, price, tax and descriptions change here"
        : "billing type, tax and descriptions change on a fixed-price line";
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

  private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
  }

  /**
   * The detail with its amounts.
   *
   * @param kept its amount where neither quantity nor price changes: it may have a rounding
   *     difference (FS-5)
   */
  private static InvoiceLineDetail withAmounts(
      InvoiceLineDetail detail, Optional<BigDecimal> kept, int decimals) {
    Optional<BigDecimal> product =
        detail
            .quantity()
            .flatMap(quantity -> detail.price().map(quantity::multiply))
            .map(exact -> exact.setScale(decimals, Currency.ROUNDING));
    Optional<BigDecimal> amount = kept.or(() -> product).or(detail::amount);
    BigDecimal tax = detail.tax().orElse(BigDecimal.ZERO);
    return InvoiceLineDetail.builder()
        .from(detail)
        .amount(amount)
        .amountAfterTax(amount.map(net -> net.add(tax)))
        .build();
  }
}
