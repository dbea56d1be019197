package dev.tandem.sync;

import dev.tandem.sync.lifecycle.MapState;
import java.time.Instant;

/**
 * Something that happened to a map as a whole (ERR-1). Immutable.
 *
 * @param map the map
 * @param at when, UTC
 * @param from its state before
 * @param to its state after; the same when only its version changed
 * @param reason who or what did it
 * @param hash the content hash of the map then
 */
public record Activity(
    String map, Instant at, MapState from, MapState to, String reason, String hash) {}
