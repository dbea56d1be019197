package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one write to a {@link FaultyConnector} while its neighbours go on.
 * Immutable.
 *
 * @param outcome what is answered
 * @param applied whether the write is carried out nevertheless
 */
public record RowFault(WriteOutcome outcome, boolean applied) {

  public RowFault {
    Objects.requireNonNull(outcome, "outcome");
  }

  /** The system asks for a pause until this instant. */
  public static RowFault throttles(Instant until) {
    return new RowFault(new WriteOutcome.Throttled(until), false);
  }

  /** The write takes effect, and its answer is lost (I7). */
  public static RowFault losesAnswer() {
    return new RowFault(unknown(), true);
  }

  /** The write never arrives, and nobody knows (I7). */
  public static RowFault losesWrite() {
    return new RowFault(unknown(), false);
  }

  /** Somebody else changed the row to this version, null when it is gone; without effect. */
  public static RowFault conflicts(@Nullable String current) {
    return new RowFault(new WriteOutcome.Conflict(current), false);
  }

  /** The row is refused for good with this problem. */
  public static RowFault rejects(ErrorCode code, @Nullable String field) {
    Problem problem = Problem.of(code, field, "scripted refusal", null);
    return new RowFault(new WriteOutcome.Rejected(List.of(problem)), false);
  }

  private static WriteOutcome unknown() {
    return new WriteOutcome.Unknown("the answer for this row was lost");
  }
}
