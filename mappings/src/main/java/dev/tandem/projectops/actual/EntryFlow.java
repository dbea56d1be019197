package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
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

  private static EntryStatus status(Choice<EntryStatus> status) {
    return status.option().orElse(EntryStatus.DRAFT);
  }
}
