package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.util.Set;

/** A step in the life of a time entry or usage of material, and where it leads (OPT-9, ACT-20). */
public enum EntryStep {
  /** Its owner hands it in. */
  SUBMIT(EntryStatus.SUBMITTED, EntryStatus.DRAFT, EntryStatus.RETURNED),
  /** Its owner wants it back before or after the approval. */
  RECALL(
      EntryStatus.DRAFT, EntryStatus.SUBMITTED, EntryStatus.APPROVED, EntryStatus.RECALL_REQUESTED),
  /** The approver sends it back. */
  REJECT(EntryStatus.RETURNED, EntryStatus.SUBMITTED),
  /** The approver agrees. */
  APPROVE(EntryStatus.APPROVED, EntryStatus.SUBMITTED),
  /** The approver takes the approval back. */
  CANCEL(EntryStatus.RETURNED, EntryStatus.APPROVED, EntryStatus.RECALL_REQUESTED);

  private final EntryStatus to;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes no set that changes
  private final Set<EntryStatus> from;

  EntryStep(EntryStatus to, EntryStatus... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  /**
   * The status after the step.
   *
   * @param place how errors name the entry
   * @throws FaultException when the step is not possible in this status
   */
  public EntryStatus after(EntryStatus status, String place) {
    if (!from.contains(status)) {
      throw new FaultException(
          FaultCode.ENTRY_STATUS_REFUSED, place, this + " is not possible in status " + status);
    }
    return to;
  }
}
