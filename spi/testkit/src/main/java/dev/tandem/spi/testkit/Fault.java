package dev.tandem.spi.testkit;

import dev.tandem.spi.error.ErrorCode;
import java.time.Instant;

/** What goes wrong with one call to a {@link FaultyConnector}. Immutable. */
public sealed interface Fault {

  /**
   * The call throws {@code TransientConnectorException}.
   *
   * @param retryAt the instant in the exception
   * @param applied whether it took effect nevertheless
   */
  record Transient(Instant retryAt, boolean applied) implements Fault {}

  /**
   * The call throws {@code PermanentConnectorException} and has no effect.
   *
   * @param code the code in the exception
   */
  record Permanent(ErrorCode code) implements Fault {}

  /**
   * The writes are sent and their answers are lost: every outcome is {@code Unknown}. A read or
   * query throws {@code PermanentConnectorException} instead.
   *
   * @param applied how many writes of the group took effect, from the front; an atomic group is
   *     applied whole when all are, else not at all
   */
  record LostAnswer(int applied) implements Fault {}

  /**
   * A request for changes is answered with {@code ChangeBatch.Expired} (I10).
   *
   * @param reason what is said
   */
  record Expired(String reason) implements Fault {}

  /**
   * A write stays on its way until {@link FaultyConnector#landDelayed}; its outcomes are {@code
   * Unknown} (I8).
   */
  record Delayed() implements Fault {}

  /** A passing failure before anything happened. */
  static Fault failsBefore(Instant retryAt) {
    return new Transient(retryAt, false);
  }

  /** A passing failure after everything happened. */
  static Fault failsAfter(Instant retryAt) {
    return new Transient(retryAt, true);
  }

  /** A lasting refusal without effect. */
  static Fault refuses() {
    return new Permanent(ErrorCode.CONNECTOR_PERMANENT);
  }

  /** All writes take effect, and no answer arrives. */
  static Fault losesAnswer() {
    return new LostAnswer(Integer.MAX_VALUE);
  }

  /** Only the first writes take effect, and no answer arrives. */
  static Fault losesAnswerAfter(int writes) {
    return new LostAnswer(writes);
  }

  /** The cursor is too old for the feed. */
  static Fault expires() {
    return new Expired("scripted: the feed no longer reaches back to this cursor");
  }

  /** The writes arrive later than anybody waits for them. */
  static Fault delays() {
    return new Delayed();
  }
}
