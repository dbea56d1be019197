package dev.tandem.sync.initial;

import java.util.List;
import java.util.Objects;

/**
 * How far one map of an initial sync, or of a compare after a lost feed, is. Immutable.
 *
 * @param map its name
 * @param outcome what came of it so far
 * @param legs the ways, in the order in which they are gone
 */
public record MapProgress(String map, Outcome outcome, List<LegProgress> legs) {

  public MapProgress {
    Objects.requireNonNull(outcome, "outcome");
    legs = List.copyOf(legs);
  }

  /** What came of a map. */
  public enum Outcome {
    /** It is not over yet. */
    WORKING,
    /** It is over; rows may have failed all the same. */
    DONE,
    /** Rows failed and the request insisted on all: the map does not run (INIT-13). */
    FAILED,
    /** Somebody stopped the map meanwhile, or started it anew. */
    STOPPED
  }

  /** Rows that failed, over all ways. */
  public long failed() {
    return legs.stream().mapToLong(LegProgress::failed).sum();
  }
}
