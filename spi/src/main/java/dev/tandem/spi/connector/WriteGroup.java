package dev.tandem.spi.connector;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes that travel together, in order; they may touch several tables. Immutable.
 *
 * @param writes at least one
 * @param atomic whether all are applied or none; needs {@link Capability#ATOMIC_GROUPS}
 * @param fence who writes; a connector that declares {@link Capability#FENCES} answers every write
 *     of a fence that a newer one has replaced with {@link WriteOutcome.Fenced} and applies
 *     nothing, others ignore it. Null for a writer that is alone
 */
public record WriteGroup(List<Write> writes, boolean atomic, @Nullable Fence fence) {

  public WriteGroup {
    writes = List.copyOf(writes);
    if (writes.isEmpty()) {
      throw new IllegalArgumentException("a write group has at least one write");
    }
  }

  /** Writes of a writer that is alone. */
  public WriteGroup(List<Write> writes, boolean atomic) {
    this(writes, atomic, null);
  }

  /** The same writes under this fence. */
  public WriteGroup under(@Nullable Fence writer) {
    return new WriteGroup(writes, atomic, writer);
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
