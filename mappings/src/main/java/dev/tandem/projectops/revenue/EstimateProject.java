package dev.tandem.projectops.revenue;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.EstimatePosting;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.RecognitionPrinciple;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * A fixed-price revenue estimate project: its posted periods and whether it is eliminated (REV-1,
 * REV-9). Immutable; each step returns the next state and the ledger lines it writes.
 *
 * @param name its number
 * @param principle recognition of revenue
 * @param periods posted periods, oldest first
 * @param status where it stands
 */
public record EstimateProject(
    String name, RecognitionPrinciple principle, List<Period> periods, EstimateStatus status) {
  /** Copies the list. */
  public EstimateProject {
    periods = List.copyOf(periods);
  }

  /**
   * What was true to date when a period was posted.
   *
   * @param completion how far the engagement was
   * @param cost actual cost to date
   * @param accrued contract value × completion
   */
  public record Period(Completion completion, Money cost, Money accrued) {}

  /**
   * A step that was taken.
   *
   * @param project the state after it
   * @param lines what it writes to the ledger; they balance
   */
  public record Step(EstimateProject project, List<VoucherLine> lines) {}

  /** A project without estimates. */
  public static EstimateProject of(String name, RecognitionPrinciple principle) {
    return new EstimateProject(name, principle, List.of(), EstimateStatus.CREATED);
  }

  /**
   * Posts the next period: the difference to what was posted before (REV-13).
   *
   * @param value contract value: all milestones, billed or not (REV-5)
   * @param cost actual fixed-price cost to date (REV-6)
   */
  public Step post(Completion completion, Money value, Money cost, PostingSetup setup) {
    refuseUnless(status != EstimateStatus.ELIMINATED, "it is eliminated");
    refuseUnless(principle != RecognitionPrinciple.NO_WIP, "No WIP has no estimates (REV-19)");
    Period next = new Period(completion, cost, completion.of(value));
    List<Period> more = new ArrayList<>(periods);
    more.add(next);
    return new Step(
        new EstimateProject(name, principle, more, EstimateStatus.POSTED),
        lines(next, last(value.minus(value)), setup));
  }

  /** Takes the newest period back; a middle one needs the later ones taken back first (REV-9). */
  public Step reverse(PostingSetup setup) {
    refuseUnless(status == EstimateStatus.POSTED, "no posted period to reverse");
    Period newest = periods.get(periods.size() - 1);
    List<Period> rest = periods.subList(0, periods.size() - 1);
    EstimateProject before =
        new EstimateProject(
            name, principle, rest, rest.isEmpty() ? EstimateStatus.CREATED : EstimateStatus.POSTED);
    Money zero = newest.cost().minus(newest.cost());
    return new Step(before, reversed(lines(newest, before.last(zero), setup)));
  }

  /**
   * Closes the engagement, at 100 % only (REV-16).
   *
   * @param invoiced all posted milestones (REV-5)
   */
  public Step eliminate(Money invoiced, PostingSetup setup) {
    refuseUnless(status == EstimateStatus.POSTED, "status is " + status);
    Period newest = periods.get(periods.size() - 1);
    refuseUnless(
        newest.completion().complete(), "completion is " + newest.completion().percent() + " %");
    return new Step(
        new EstimateProject(name, principle, periods, EstimateStatus.ELIMINATED),
        elimination(newest, invoiced, setup));
  }

  /** Takes the elimination back; the project is posted again (REV-9). */
  public Step reverseElimination(Money invoiced, PostingSetup setup) {
    refuseUnless(status == EstimateStatus.ELIMINATED, "status is " + status);
    Period newest = periods.get(periods.size() - 1);
    return new Step(
        new EstimateProject(name, principle, periods, EstimateStatus.POSTED),
        reversed(elimination(newest, invoiced, setup)));
  }

  private Period last(Money zero) {
    return periods.isEmpty()
        ? new Period(new Completion(zero.amount(), zero.amount()), zero, zero)
        : periods.get(periods.size() - 1);
  }

  private List<VoucherLine> lines(Period now, Period before, PostingSetup setup) {
    return EstimatePosting.post(
        principle,
        item(TransactionType.FEE, now.cost().minus(before.cost())),
        item(TransactionType.FEE, now.accrued().minus(before.accrued())),
        setup);
  }

  private List<VoucherLine> elimination(Period newest, Money invoiced, PostingSetup setup) {
    return EstimatePosting.eliminate(
        principle,
        item(TransactionType.FEE, newest.cost()),
        item(TransactionType.ON_ACCOUNT, invoiced),
        setup);
  }

  /** Amounts of estimates are booked on a fee-type category (REV-18). */
  private static ProjectItem item(TransactionType type, Money amount) {
    return ProjectItem.of(type, BookedAmount.of(amount));
  }

  private static List<VoucherLine> reversed(List<VoucherLine> lines) {
    return lines.stream().map(VoucherLine::reverse).toList();
  }

  private void refuseUnless(boolean allowed, String reason) {
    if (!allowed) {
      throw new FaultException(FaultCode.ESTIMATE_REFUSED, "estimate project " + name, reason);
    }
  }
}
