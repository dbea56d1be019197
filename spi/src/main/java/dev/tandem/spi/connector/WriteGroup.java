package dev.tandem.spi.connector;

import java.util.Arrays;
import java.util.List;

/**
 * Writes that travel together, in order; they may touch several tables. Immutable.
 *
 * @param writes at least one
 * @param atomic whether all are applied or none; needs {@link Capability#ATOMIC_GROUPS}
 */
public record WriteGroup(List<Write> writes, boolean atomic) {

  public WriteGroup {
    writes = List.copyOf(writes);
    if (writes.isEmpty()) {
      throw new IllegalArgumentException("a write group has at least one write");
    }
  }

  /** Writes that stand or fall each for itself. */
  public static WriteGroup independent(Write... writes) {
    return new WriteGroup(Arrays.asList(writes), false);
  }

  /** Writes that are applied whole or not at all. */
  public static WriteGroup atomic(Write... writes) {
    return new WriteGroup(Arrays.asList(writes), true);
  }
}
