package dev.tandem.sync.reconcile;

/**
 * What a repair recorded; {@code SyncRuntime.step} carries it out. Immutable.
 *
 * @param run under which the outcomes of its rows are found
 * @param recorded rows that will be written or deleted
 * @param repeated rows that a repair had recorded before, at the same versions (I25)
 * @param left differences that this direction cannot mend: rows out of scope, rows that cannot be
 *     mapped, and rows of the target that never came from the source
 * @param compared what the comparison behind it found
 */
public record RepairReport(
    String run, long recorded, long repeated, long left, ReconcileReport compared) {}
