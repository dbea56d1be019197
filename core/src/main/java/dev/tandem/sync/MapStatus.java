package dev.tandem.sync;

import dev.tandem.sync.lifecycle.MapState;
import java.time.Instant;

/**
 * How one map is doing. Immutable.
 *
 * @param map its name
 * @param state its state
 * @param since when it took the state, UTC
 * @param hash the content hash of the map that runs
 * @param counters what became of its obligations
 */
public record MapStatus(
    String map, MapState state, Instant since, String hash, SyncCounters counters) {}
