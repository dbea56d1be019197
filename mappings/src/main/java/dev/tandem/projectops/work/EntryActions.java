package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.Approval;
import dev.tandem.projectops.actual.ApprovalRules;
import dev.tandem.projectops.actual.Billing;
import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.EntryStep;
import dev.tandem.projectops.actual.ExpenseApproval;
import dev.tandem.projectops.actual.Submission;
import dev.tandem.projectops.actual.Withdrawal;
import dev.tandem.projectops.contract.Selections;
import dev.tandem.projectops.contract.Subcontracts;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Submission, approval, return, recall and cancellation of entries (ACT-20 to ACT-26). */
final class EntryActions {
  private final WorkSettings settings;
  private final Parameters parameters;

  EntryActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Journal lines of a submitted entry (ACT-20, TC-1); nothing when it is submitted already. */
  Effects submit(Records records) {
    Entry entry = entry(records);
    if (entry.status() == EntryStatus.SUBMITTED) {
      return Effects.NONE;
    }
    Effects moved = move(entry, EntryStep.SUBMIT);
    SubcontractActions.of(
            records, entry.work().what().subcontract(), entry.work().what().subcontractLine())
        .ifPresent(Subcontracts::requireUsable);
    Engagement engagement = Engagements.of(records, entry.work());
    requireLeaf(records, entry);
    Trail trail = trail(records, entry);
    return moved.then(
        Submission.of(
            entry.work(),
            engagement,
            prices(records, entry, engagement),
            type(records, entry, engagement),
            occasion(records, entry, "submit", trail)));
  }

  /** Actuals of an approved entry (ACT-21 to ACT-23, ACT-46); nothing when it is approved. */
  Effects approve(Records records) {
    Entry entry = entry(records);
    if (entry.status() == EntryStatus.APPROVED) {
      return Effects.NONE;
    }
    Effects moved = move(entry, EntryStep.APPROVE);
    Engagement engagement = Engagements.of(records, entry.work());
    requireLeaf(records, entry);
    Trail trail = trail(records, entry);
    BillingType type = type(records, entry, engagement);
    Billing billing = new Billing(type, parameters.number("billable-quantity").orElse(null));
    return moved.then(
        Approval.of(
            entry.work(),
            engagement,
            prices(records, entry, engagement),
            billing,
            rules(engagement, type),
            trail,
            occasion(records, entry, "approve", trail)));
  }

  /**
   * The rules of an approval: on a time and material line the cost carries the billing type of its
   * sale, so that both have one line property (SC-1); else none is available.
   */
  private ApprovalRules rules(Engagement engagement, BillingType type) {
    return rules(settings, engagement, type);
  }

  static ApprovalRules rules(WorkSettings settings, Engagement engagement, BillingType type) {
    return new ApprovalRules(
        settings.splitCost(), engagement.billable() ? type : BillingType.NOT_AVAILABLE);
  }

  /** The entry goes back to its owner, its journal lines go away; nothing when it is back. */
  Effects reject(Records records) {
    Entry entry = entry(records);
    return entry.status() == EntryStatus.RETURNED
        ? Effects.NONE
        : move(entry, EntryStep.REJECT).then(takenBack(records, entry, trail(records, entry)));
  }

  /** Its owner takes an entry back, before or after the approval (ACT-25, ACT-26). */
  Effects recall(Records records) {
    Entry entry = entry(records);
    return entry.status() == EntryStatus.DRAFT
        ? Effects.NONE
        : withdrawn(records, entry, EntryStep.RECALL);
  }

  /** The approver takes an approval back (ACT-25, ACT-26). */
  Effects cancel(Records records) {
    Entry entry = entry(records);
    return entry.status() == EntryStatus.RETURNED
        ? Effects.NONE
        : withdrawn(records, entry, EntryStep.CANCEL);
  }

  private Effects withdrawn(Records records, Entry entry, EntryStep step) {
    Effects moved = move(entry, step);
    Trail trail = trail(records, entry);
    List<UUID> ids =
        trail.from(entry.work().sourceType(), entry.work().source(), RecordType.ACTUAL);
    if (ids.isEmpty()) {
      return moved.then(takenBack(records, entry, trail));
    }
    List<Actual> actuals = Entries.actuals(records, ids);
    String name = step == EntryStep.RECALL ? "recall" : "cancel";
    return moved.then(Withdrawal.of(actuals, trail, occasion(records, entry, name, trail)));
  }

  private static Effects takenBack(Records records, Entry entry, Trail trail) {
    Finder.JOURNAL_LINES.all(
        records,
        trail.from(entry.work().sourceType(), entry.work().source(), RecordType.JOURNAL_LINE));
    return Submission.takeBack(entry.work(), trail);
  }

  private Entry entry(Records records) {
    return Entries.read(records, parameters.text("entry"));
  }

  /** Refuses by hand what finance posted: it is corrected there, or by a journal (EXP-14). */
  private static Effects move(Entry entry, EntryStep step) {
    if (entry.fromFinance()) {
      throw new FaultException(
          FaultCode.ENTRY_STATUS_REFUSED,
          entry.place(),
          step + " is not possible: finance posted it");
    }
    return entry.move().apply(step);
  }

  private static Trail trail(Records records, Entry entry) {
    return Trails.ofSource(records, entry.work().sourceType(), entry.work().source());
  }

  private static WorkPrices prices(Records records, Entry entry, Engagement engagement) {
    return Prices.of(records, entry.work(), engagement).of(entry.work().priceKey(), entry.price());
  }

  private BillingType type(Records records, Entry entry, Engagement engagement) {
    return parameters
        .billingType("billing-type")
        .or(entry::billing)
        .orElseGet(() -> Engagements.billing(records, engagement, entry.work().what().task()));
  }

  private static void requireLeaf(Records records, Entry entry) {
    Optional<Task> task = Finder.TASKS.at(records, entry.work().what().task());
    if (entry.work().sourceType() == RecordType.EXPENSE) {
      ExpenseApproval.requireLeaf(
          Finder.EXPENSES.find(records, entry.work().source()).orElseThrow(), task.orElse(null));
    } else {
      task.ifPresent(Selections::requireLeaf);
    }
  }

  /** Every round of approval and recall has more actuals behind it, and so a name of its own. */
  private Occasion occasion(Records records, Entry entry, String name, Trail trail) {
    int round =
        trail.from(entry.work().sourceType(), entry.work().source(), RecordType.ACTUAL).size();
    return new Occasion(
        "%s %s %d".formatted(name, entry.place(), round),
        parameters.day("day", records.today()),
        IdSource.named());
  }
}
