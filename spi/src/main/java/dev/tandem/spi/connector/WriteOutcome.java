package dev.tandem.spi.connector;

import dev.tandem.spi.error.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one write. An outcome is a value, never an exception. Immutable. */
public sealed interface WriteOutcome {

  /**
   * The write took effect.
   *
   * @param version of the row, null after a delete
   * @param created new row
   * @param id the identifier of the row; null after a delete and on a side without identifiers
   */
  record Applied(@Nullable String version, boolean created, @Nullable UUID id)
      implements WriteOutcome {
    /** An effect on a row whose identifier is not known. */
    public Applied(@Nullable String version, boolean created) {
      this(version, created, null);
    }
  }

  /**
   * The operation id was applied before; nothing changed.
   *
   * @param version then, null if deleted
   * @param id of the row then, as {@link Applied#id()} told it
   */
  record Duplicate(@Nullable String version, @Nullable UUID id) implements WriteOutcome {}

  /**
   * The write is older than what the row already took.
   *
   * @param current version of the row
   */
  record Stale(@Nullable String current) implements WriteOutcome {}

  /**
   * The expected version does not hold.
   *
   * @param current version of the row, null when absent
   */
  record Conflict(@Nullable String current) implements WriteOutcome {}

  /**
   * The row is refused for good.
   *
   * @param problems all that is wrong, at least one
   */
  record Rejected(List<Problem> problems) implements WriteOutcome {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection says what is wrong");
      }
    }
  }

  /**
   * The system asks for a pause.
   *
   * @param until earliest next try, UTC
   */
  record Throttled(Instant until) implements WriteOutcome {}

  /** A newer worker holds the partition; this one must stop (I8). */
  record Fenced() implements WriteOutcome {}

  /**
   * Sent, and no proof of what happened; never retried before the ledger is read.
   *
   * @param reason what is known
   */
  record Unknown(String reason) implements WriteOutcome {}

  /** Left without effect because another write of the same atomic group failed. */
  record RolledBack() implements WriteOutcome {}

  /** The version that the operation left, now or before; null after a delete and without effect. */
  default @Nullable String version() {
    return null;
  }

  /** The identifier of the row that the operation left, null where {@link Applied#id()} is. */
  default @Nullable UUID id() {
    return null;
  }

  /** Whether the row now holds what the write asked for. */
  default boolean succeeded() {
    return this instanceof Applied || this instanceof Duplicate;
  }
}
