package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes the actuals of a piece of work back and books them again under other terms: a contract was
 * confirmed, a quote was won over a pre-sales project, a line got or lost its project, a task was
 * linked to another line (ACT-24, ACT-55, CTR-6, CL-8, PRJ-4, REG-16). No state; safe for any
 * thread.
 */
public final class Rebooking {
  private Rebooking() {}

  /**
   * The old actuals become adjusted and are reversed; new ones follow the new terms.
   *
   * @param work the work; a quantity that a journal corrected since stays corrected
   * @param actuals all actuals that come from it; costs split by customers count as one (REG-16)
   * @param engagement what the work is done for from now on
   * @param prices its prices there
   * @param billing what is charged when the work had no sales yet; else it stays as it was
   * @param rules choices of the environment
   * @param trail connections and origins of the actuals and of the journal lines
   * @param occasion this change
   * @return nothing but a fault when the work is on an invoice (ACT-26) or on a correction journal
   *     that is open (ACT-43), or when a vendor invoice replaced its cost (ACT-50): what those have
   *     would be booked twice
   */
  public static Effects of(
      Work work,
      List<Actual> actuals,
      Engagement engagement,
      WorkPrices prices,
      Billing billing,
      ApprovalRules rules,
      Trail trail,
      Occasion occasion) {
    Optional<Actual> invoiced = actuals.stream().filter(Rebooking::invoiced).findFirst();
    if (invoiced.isPresent()) {
      String place = ActualRows.place(invoiced.get());
      return Effects.fault(
          new Fault(FaultCode.ENTRY_INVOICED, place, "its actuals stay where they are"));
    }
    Set<UUID> own = actuals.stream().map(ActualRows::id).collect(Collectors.toSet());
    try {
      for (Actual actual : actuals) {
        Withdrawal.refuseInProcess(actual);
        Withdrawal.refuseReplaced(actual, own, trail);
      }
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
    List<Actual> live = actuals.stream().filter(Rebooking::open).toList();
    Effects effects = Effects.NONE;
    for (Actual actual : live) {
      effects = effects.then(Reversal.adjust(actual, trail, occasion));
    }
    Effects booked =
        Approval.of(
            left(work, live),
            engagement,
            prices,
            billing(live, billing),
            rules,
            trail,
            occasion.step("new"));
    return effects.then(booked).then(replacements(live, booked, occasion));
  }

  private static boolean invoiced(Actual actual) {
    return actual.adjustmentStatus().isEmpty()
        && (actual.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED)
            || actual.transactionType().is(TransactionType.BILLED_SALES));
  }

  private static boolean open(Actual actual) {
    return actual.adjustmentStatus().isEmpty()
        && !actual.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_POSTED);
  }

  /** The work in the quantity that its costs have, which a correction may have changed (ACT-43). */
  private static Work left(Work work, List<Actual> live) {
    BigDecimal quantity =
        live.stream()
            .filter(actual -> actual.transactionType().is(TransactionType.COST))
            .flatMap(cost -> cost.quantity().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return live.isEmpty() || quantity.compareTo(work.quantity()) == 0
        ? work
        : new Work(
            work.sourceType(),
            work.source(),
            Actual.builder().from(work.what()).quantity(quantity).build());
  }

  /** What was charged stays charged; work without sales takes the default. */
  private static Billing billing(List<Actual> live, Billing otherwise) {
    List<Actual> sales =
        live.stream()
            .filter(actual -> actual.transactionType().is(TransactionType.UNBILLED_SALES))
            .toList();
    if (sales.isEmpty()) {
      return otherwise;
    }
    List<Actual> charged =
        sales.stream().filter(sale -> sale.billingType().is(BillingType.CHARGEABLE)).toList();
    if (charged.isEmpty()) {
      return new Billing(sales.get(0).billingType().option().orElse(otherwise.type()), null);
    }
    BigDecimal quantity =
        charged.stream()
            .flatMap(sale -> sale.quantity().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Billing(BillingType.CHARGEABLE, quantity);
  }

  /** Each new actual replaces the old ones of its type and class (TC-8). */
  private static Effects replacements(List<Actual> live, Effects booked, Occasion occasion) {
    List<Effects> ties = new ArrayList<>();
    for (Actual now : booked.puts(Actual.CODEC)) {
      for (Actual before : live) {
        if (before.transactionType().equals(now.transactionType())) {
          ties.add(
              Ties.connect(
                  ConnectionKind.REPLACEMENT, ActualRows.id(now), ActualRows.id(before), occasion));
        }
      }
    }
    return ties.stream().reduce(Effects.NONE, Effects::then);
  }
}
