package dev.tandem.example.flink.wire;

import dev.tandem.sync.reconcile.Difference;

/**
 * A difference on its way.
 *
 * @param difference as {@code SyncRuntime.reconcile} reports it
 */
public record Found(Difference difference) {}
