package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.ExpenseStatus;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.process.Effects;

/**
 * Moves the status of entries; an entry without a status is a draft (ACT-20, OPT-9). No state; safe
 * for any thread.
 */
public final class EntryFlow {
  private EntryFlow() {}

  /**
   * The time entry after the step.
   *
   * @throws dev.tandem.projectops.fault.FaultException when its status does not allow the step
   */
  public static Effects step(TimeEntry entry, EntryStep step) {
    EntryStatus after =
        step.after(status(entry.status()), "time entry " + entry.id().orElseThrow());
    return Effects.put(
        TimeEntry.CODEC, TimeEntry.builder().from(entry).status(Choice.of(after)).build());
  }

  /**
   * The usage of material after the step.
   *
   * @throws dev.tandem.projectops.fault.FaultException when its status does not allow the step
   */
  public static Effects step(MaterialUsage usage, EntryStep step) {
    EntryStatus after =
        step.after(status(usage.status()), "material usage " + usage.id().orElseThrow());
    return Effects.put(
        MaterialUsage.CODEC, MaterialUsage.builder().from(usage).status(Choice.of(after)).build());
  }

  /**
   * The expense after the step.
   *
   * @throws dev.tandem.projectops.fault.FaultException when its status does not allow the step
   */
  public static Effects step(Expense expense, EntryStep step) {
    EntryStatus after = step.after(status(expense), "expense " + expense.id().orElseThrow());
    return Effects.put(
        Expense.CODEC, Expense.builder().from(expense).status(Choice.of(status(after))).build());
  }

  /** How far an expense has come; one that is posted or paid is approved. */
  public static EntryStatus status(Expense expense) {
    return switch (expense.status().option().orElse(ExpenseStatus.DRAFT)) {
      case DRAFT -> EntryStatus.DRAFT;
      case SUBMITTED -> EntryStatus.SUBMITTED;
      case APPROVED, POSTED, PAID -> EntryStatus.APPROVED;
      case REJECTED -> EntryStatus.RETURNED;
      case RECALL_REQUESTED -> EntryStatus.RECALL_REQUESTED;
    };
  }

  private static ExpenseStatus status(EntryStatus status) {
    return switch (status) {
      case DRAFT -> ExpenseStatus.DRAFT;
      case RETURNED -> ExpenseStatus.REJECTED;
      case APPROVED -> ExpenseStatus.APPROVED;
      case SUBMITTED -> ExpenseStatus.SUBMITTED;
      case RECALL_REQUESTED -> ExpenseStatus.RECALL_REQUESTED;
    };
  }

  /** The status of an entry; one without is a draft. */
  public static EntryStatus status(Choice<EntryStatus> status) {
    return status.option().orElse(EntryStatus.DRAFT);
  }
}
