package dev.tandem.projectops.proforma;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.RefundStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts retainers on drafts: to bill them, to apply them, to pay them back (RET-1 to RET-5). */
public final class Retainers {
  private Retainers() {}

  /** What is left of a retainer: amount minus used amount (RET-3). */
  public static BigDecimal available(Retainer retainer) {
    return retainer
        .amount()
        .orElse(BigDecimal.ZERO)
        .subtract(retainer.usedAmount().orElse(BigDecimal.ZERO));
  }

  /** Whether the actual is the open negative row of a retainer (ACT-36). */
  static boolean waits(Actual actual) {
    return actual.transactionType().is(TransactionType.UNBILLED_SALES)
        && actual.adjustmentStatus().isEmpty()
        && actual.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED)
        && actual.amount().map(BigDecimal::signum).orElse(0) < 0;
  }

  /**
   * Puts a retainer that is ready on a draft, so that its confirmation bills it (RET-2).
   *
   * @param numbers the number of the class retainer in the environment (UND-1)
   * @throws FaultException when the retainer is not ready for invoicing
   */
  public static Effects bill(
      ProformaDocument draft,
      Retainer retainer,
      TransactionClassNumbers numbers,
      Occasion occasion) {
    draft.requireDraft();
    if (!retainer.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING)) {
      throw refused(retainer, "its invoice status is " + retainer.invoiceStatus());
    }
    Retainer created =
        Retainer.builder()
            .from(retainer)
            .invoiceStatus(Choice.of(MilestoneStatus.CUSTOMER_INVOICE_CREATED))
            .build();
    BigDecimal amount = retainer.amount().orElse(BigDecimal.ZERO);
    return added(draft, List.of(detail(draft, retainer, amount, numbers, occasion)))
        .then(Effects.put(Retainer.CODEC, created));
  }

  /**
   * Applies what is available against the chargeable amounts of the draft, the oldest retainers
   * first; never more than is charged (RET-3, RET-4).
   *
   * @param retainers all retainers of contract and customer; those not invoiced yet stay out
   *     (RET-1)
   */
  public static Effects apply(
      ProformaDocument draft,
      List<Retainer> retainers,
      TransactionClassNumbers numbers,
      Occasion occasion) {
    draft.requireDraft();
    BigDecimal open = charged(draft).subtract(applied(draft));
    List<InvoiceLineDetail> details = new ArrayList<>();
    for (Retainer retainer : retainers) {
      BigDecimal used = available(retainer).min(open);
      if (invoiced(retainer) && !on(draft, retainer) && used.signum() > 0) {
        details.add(detail(draft, retainer, used.negate(), numbers, occasion));
        open = open.subtract(used);
      }
    }
    return details.isEmpty() ? Effects.NONE : added(draft, details);
  }

  /**
   * Pays a part of what is available back with a draft (RET-5), one refund of a retainer at a time.
   *
   * @param refunds all refunds of the retainer so far
   * @throws FaultException when the invoice is no draft, the retainer is not invoiced, another
   *     draft is to pay some of it back, or the amount is more than what is available
   */
  public static Effects refund(
      ProformaDocument draft,
      Retainer retainer,
      BigDecimal amount,
      List<Refund> refunds,
      TransactionClassNumbers numbers,
      Occasion occasion) {
    draft.requireDraft();
    if (!invoiced(retainer)) {
      throw refused(retainer, "it is not invoiced yet");
    }
    if (on(draft, retainer)) {
      throw refused(retainer, "it is on this draft already");
    }
    Optional<Refund> waiting = Refund.waiting(refunds, retainer);
    if (waiting.isPresent()) {
      throw refused(retainer, waiting.get().says());
    }
    if (amount.signum() <= 0 || amount.compareTo(available(retainer)) > 0) {
      throw refused(
          retainer,
          "%s of %s".formatted(amount.toPlainString(), available(retainer).toPlainString()));
    }
    Retainer ready =
        Retainer.builder()
            .from(retainer)
            .refundStatus(Choice.of(RefundStatus.READY_TO_REFUND))
            .build();
    InvoiceLineDetail detail =
        InvoiceLineDetail.builder()
            .from(detail(draft, retainer, amount.negate(), numbers, occasion))
            .refund(true)
            .build();
    return added(draft, List.of(detail)).then(Effects.put(Retainer.CODEC, ready));
  }

  /**
   * Refuses an invoice on which more of retainers is applied than it charges (RET-4), since its
   * sales were lowered, or what is applied was raised. What is paid back needs no charge (RET-5).
   *
   * @throws FaultException with both amounts
   */
  static void requireCharged(ProformaDocument draft) {
    BigDecimal applied = applied(draft);
    BigDecimal charged = charged(draft);
    if (applied.compareTo(charged) > 0) {
      throw new FaultException(
          FaultCode.RETAINER_NOT_CHARGED,
          draft.place(),
          "%s is applied, %s is charged"
              .formatted(applied.toPlainString(), charged.toPlainString()));
    }
  }

  /**
   * The retainer without a draft that is deleted (INV-6): it can be billed again, or is refunded no
   * more, unless another refund of it is. Applying changes nothing before the confirmation.
   */
  static Effects freed(ProformaDocument draft, Retainer retainer, List<Refund> refunds) {
    Effects effects = Effects.NONE;
    for (InvoiceLineDetail detail : draft.details()) {
      boolean on = References.pointsTo(detail.retainer(), retainer.id().orElseThrow());
      if (on && !detail.correction().orElse(false)) {
        Choice<RefundStatus> refund =
            Refund.statusWithout(other -> other.on(draft), refunds, retainer);
        effects = effects.then(freed(detail, retainer, refund));
      }
    }
    return effects;
  }

  private static Effects freed(
      InvoiceLineDetail detail, Retainer retainer, Choice<RefundStatus> refund) {
    boolean bills =
        detail.amount().orElse(BigDecimal.ZERO).signum() > 0
            && retainer.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_CREATED);
    boolean refunds = detail.refund().orElse(false);
    if (!bills && !refunds) {
      return Effects.NONE;
    }
    Retainer.Builder free = Retainer.builder().from(retainer);
    if (bills) {
      free.invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING));
    } else {
      free.refundStatus(refund);
    }
    return Effects.put(Retainer.CODEC, free.build());
  }

  private static boolean invoiced(Retainer retainer) {
    return retainer.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_POSTED);
  }

  private static boolean on(ProformaDocument draft, Retainer retainer) {
    return draft.details().stream()
        .anyMatch(detail -> References.pointsTo(detail.retainer(), retainer.id().orElseThrow()));
  }

  /** What the draft charges for work and milestones before tax; a credit takes nothing from it. */
  private static BigDecimal charged(ProformaDocument draft) {
    return sum(
            draft,
            detail ->
                detail.retainer().isEmpty() && detail.billingType().is(BillingType.CHARGEABLE))
        .max(BigDecimal.ZERO);
  }

  /** What of retainers is applied to the draft. */
  private static BigDecimal applied(ProformaDocument draft) {
    return sum(
            draft,
            detail ->
                detail.retainer().isPresent()
                    && !detail.refund().orElse(false)
                    && detail.amount().orElse(BigDecimal.ZERO).signum() < 0)
        .negate();
  }

  private static BigDecimal sum(ProformaDocument draft, Predicate<InvoiceLineDetail> which) {
    return draft.details().stream()
        .filter(detail -> !detail.correction().orElse(false))
        .filter(which)
        .flatMap(detail -> detail.amount().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Effects added(ProformaDocument draft, List<InvoiceLineDetail> details) {
    List<InvoiceLineDetail> all = new ArrayList<>(draft.details());
    all.addAll(details);
    Effects effects = new ProformaDocument(draft.header(), draft.lines(), all).totals();
    for (InvoiceLineDetail detail : details) {
      effects = effects.then(Effects.put(InvoiceLineDetail.CODEC, detail));
    }
    return effects;
  }

  private static InvoiceLineDetail detail(
      ProformaDocument draft,
      Retainer retainer,
      BigDecimal amount,
      TransactionClassNumbers numbers,
      Occasion occasion) {
    InvoiceLine line =
        draft.lines().stream()
            .filter(found -> References.same(found.contractLine(), retainer.contractLine()))
            .findFirst()
            .orElseThrow(
                () ->
                    new FaultException(
                        FaultCode.CONTRACT_LINE_MISSING,
                        draft.place(),
                        "no line for retainer " + retainer.name().orElse("?")));
    return InvoiceLineDetail.builder()
        .id(occasion.id("retainer " + retainer.id().orElseThrow()))
        .invoice(RecordType.INVOICE.to(draft.id()))
        .invoiceLine(RecordType.INVOICE_LINE.to(line.id().orElseThrow()))
        .transactionType(Choice.of(TransactionType.BILLED_SALES))
        .transactionClass(numbers.choiceOf(TransactionClass.RETAINER))
        .billingType(Choice.of(BillingType.CHARGEABLE))
        .correction(false)
        .retainer(RecordType.RETAINER.to(retainer.id().orElseThrow()))
        .contract(retainer.contract())
        .contractLine(retainer.contractLine())
        .contractCustomer(retainer.contractCustomer())
        .project(line.project())
        .quantity(amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE)
        .price(amount.abs())
        .amount(amount)
        .amountAfterTax(amount)
        .currency(retainer.currency())
        .documentDate(retainer.date().or(() -> Optional.of(occasion.day())))
        .description(retainer.name())
        .build();
  }

  private static FaultException refused(Retainer retainer, String reason) {
    return new FaultException(
        FaultCode.RETAINER_REFUSED, "retainer " + retainer.name().orElse("?"), reason);
  }
}
