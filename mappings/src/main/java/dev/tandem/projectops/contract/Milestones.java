package dev.tandem.projectops.contract;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Milestones of fixed-price lines (MS-4 to MS-7, MS-15, PB-2, REG-11, REG-21, REG-28). No state;
 * safe for any thread.
 */
public final class Milestones {
  private Milestones() {}

  /**
   * A new milestone, not ready yet (MS-5), with both of its dates (MS-15).
   *
   * @throws FaultException when the line is not fixed price or has no project (MS-4), or tax stands
   *     on an amount of zero (REG-21)
   */
  public static Effects create(Milestone milestone, ContractLine line) {
    if (!line.billingMethod().is(BillingMethod.FIXED_PRICE) || line.project().isEmpty()) {
      throw refused(
          milestone, "line %s, project %s".formatted(line.billingMethod(), line.project()));
    }
    requireTax(milestone);
    Milestone.Builder made = Milestone.builder().from(milestone);
    if (milestone.invoiceStatus().isEmpty()) {
      made.invoiceStatus(Choice.of(MilestoneStatus.NOT_READY_FOR_INVOICING));
    }
    milestone.milestoneDate().ifPresent(date -> dates(made, date));
    return Effects.put(Milestone.CODEC, made.build());
  }

  private static void dates(Milestone.Builder milestone, LocalDate date) {
    milestone.milestoneDate(date).invoiceDate(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static void requireTax(Milestone milestone) {
    boolean free = milestone.amount().map(BigDecimal::signum).orElse(0) == 0;
    if (free && milestone.tax().map(BigDecimal::signum).orElse(0) != 0) {
      throw refused(milestone, "tax on an amount of 0 (REG-21)");
    }
  }

  private static FaultException refused(Milestone milestone, String reason) {
    return new FaultException(FaultCode.MILESTONE_REFUSED, place(milestone), reason);
  }

  /**
   * Checks that the milestones make the contracted amount of the line.
   *
   * @throws FaultException with both sums (MS-6)
   */
  public static void requireSum(ContractLine line, List<Milestone> milestones) {
    BigDecimal sum =
        milestones.stream()
            .flatMap(milestone -> milestone.amount().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal contracted = line.contractedAmount().orElse(BigDecimal.ZERO);
    if (sum.compareTo(contracted) != 0) {
      throw new FaultException(
          FaultCode.MILESTONE_SUM,
          "contract line " + line.name().orElse("?"),
          "%s of %s".formatted(sum.toPlainString(), contracted.toPlainString()));
    }
  }

  /**
   * Equal milestones, one for each date; the last one takes what rounding leaves, of amount and of
   * tax (MS-7).
   *
   * @param dates the invoice dates of the frequency between billing start and delivery
   * @param decimals of amounts in the contract currency
   * @throws FaultException when the line is not fixed price or has no project (MS-4)
   */
  public static Effects generate(
      ContractLine line, List<LocalDate> dates, int decimals, Occasion occasion) {
    Effects effects = Effects.NONE;
    BigDecimal amountLeft = line.contractedAmount().orElse(BigDecimal.ZERO);
    BigDecimal taxLeft = line.tax().orElse(BigDecimal.ZERO);
    for (int i = 0; i < dates.size(); i++) {
      BigDecimal amount = part(amountLeft, dates.size() - i, decimals);
      BigDecimal tax = part(taxLeft, dates.size() - i, decimals);
      amountLeft = amountLeft.subtract(amount);
      taxLeft = taxLeft.subtract(tax);
      Milestone milestone =
          Milestone.builder()
              .id(occasion.id("milestone " + dates.get(i)))
              .name("Milestone " + dates.get(i))
              .contract(line.contract())
              .contractLine(RecordType.CONTRACT_LINE.to(line.id().orElseThrow()))
              .project(line.project())
              .amount(amount)
              .price(amount)
              .tax(tax)
              .amountAfterTax(amount.add(tax))
              .milestoneDate(dates.get(i))
              .owningCompany(line.owningCompany())
              .currency(line.currency())
              .build();
      effects = effects.then(create(milestone, line));
    }
    return effects;
  }

  private static BigDecimal part(BigDecimal left, int periods, int decimals) {
    return left.divide(BigDecimal.valueOf(periods), decimals, RoundingMode.HALF_UP);
  }

  /**
   * Splits the next bill of a progress line off its open milestone: a ready one of this amount and
   * the rest, which stays not ready (PB-2, PB-3).
   *
   * @param open the milestone that is not ready
   * @param next next invoice amount, above zero and not above that of the milestone
   * @param decimals of amounts in the currency of the milestone (UND-24)
   * @throws FaultException when the milestone is ready or billed already, or the amount does not
   *     fit
   */
  public static Effects nextBill(Milestone open, BigDecimal next, int decimals, UUID id) {
    BigDecimal amount = open.amount().orElse(BigDecimal.ZERO);
    if (!open.invoiceStatus().is(MilestoneStatus.NOT_READY_FOR_INVOICING)
        || next.signum() <= 0
        || next.compareTo(amount) > 0) {
      throw refused(
          open,
          "next bill %s of %s, %s"
              .formatted(next.toPlainString(), amount.toPlainString(), open.invoiceStatus()));
    }
    BigDecimal tax = open.tax().orElse(BigDecimal.ZERO);
    BigDecimal share = share(tax, next, amount, decimals);
    Milestone ready =
        Milestone.builder()
            .from(withAmount(open, next, share))
            .source(Optional.empty())
            .id(id)
            .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
            .build();
    return Effects.put(Milestone.CODEC, ready)
        .then(
            Effects.put(
                Milestone.CODEC, withAmount(open, amount.subtract(next), tax.subtract(share))));
  }

  private static Milestone withAmount(Milestone milestone, BigDecimal amount, BigDecimal tax) {
    return Milestone.builder()
        .from(milestone)
        .amount(amount)
        .price(amount)
        .tax(tax)
        .amountAfterTax(amount.add(tax))
        .build();
  }

  /** The tax that goes with a part of the amount. */
  private static BigDecimal share(BigDecimal tax, BigDecimal part, BigDecimal whole, int decimals) {
    return tax.multiply(part).divide(whole, decimals, RoundingMode.HALF_UP);
  }

  /**
   * Checks a change of a milestone.
   *
   * @throws FaultException when it is on an invoice or invoiced (REG-11, MS-9), or tax stands on an
   *     amount of zero (REG-21)
   */
  public static void requireUpdatable(Milestone before, Milestone after) {
    if (before.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_CREATED)
        || before.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_POSTED)) {
      throw new FaultException(
          FaultCode.MILESTONE_LOCKED, place(before), "its status is " + before.invoiceStatus());
    }
    requireTax(after);
  }

  /**
   * Checks the deletion of a milestone.
   *
   * @param details all invoice details of the contract, those of confirmed and revised invoices too
   * @throws FaultException when the milestone ever took part in billing (REG-28, UND-14)
   */
  public static void requireDeletable(Milestone milestone, List<InvoiceLineDetail> details) {
    requireUpdatable(milestone, milestone);
    UUID id = milestone.id().orElseThrow();
    if (details.stream().anyMatch(detail -> References.pointsTo(detail.milestone(), id))) {
      throw new FaultException(
          FaultCode.DELETE_REFUSED, place(milestone), "it took part in billing (REG-28)");
    }
  }

  private static String place(Milestone milestone) {
    return "milestone " + milestone.name().orElse("?");
  }
}
