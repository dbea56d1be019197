package dev.tandem.spi.state;

/**
 * What became of an obligation. At every moment each received obligation has exactly one of these,
 * so that their numbers add up to what was received (I22). The numbers of the constants are stored
 * and never change meaning.
 */
public enum ObligationStatus {
  /** Waits for its turn. */
  PENDING(0, false),
  /** Was sent, and there is no proof of what happened; the ledger of the sink is asked first. */
  IN_DOUBT(1, false),
  /** Waits for a row that it refers to, or for a time. */
  PARKED(2, false),
  /** Both sides changed the row, and a person must choose. */
  CONFLICT(3, false),
  /** Cannot be carried out; kept without expiry until it is replayed or discarded. */
  DEAD(4, false),
  /** Took effect on the other side. */
  APPLIED(5, true),
  /** A newer state of the same row made it void; the note names what did. */
  SUPERSEDED(6, true),
  /** Concerns nobody: a filter, an echo of our own write, no mapped column changed. */
  FILTERED(7, true),
  /** Lost against a concurrent change of the other side; the note names the policy. */
  OVERRULED(8, true),
  /** Was dead, or paused, and somebody discarded it with a reason. */
  DISCARDED(9, true);

  private final int number;
  private final boolean isFinal;

  ObligationStatus(int number, boolean isFinal) {
    this.number = number;
    this.isFinal = isFinal;
  }

  /** The fixed number. */
  public int number() {
    return number;
  }

  /** Whether nothing more happens to it. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Whether a worker takes it up by itself, in the order of receipt. */
  public boolean isWaiting() {
    return this == PENDING || this == IN_DOUBT;
  }

  /**
   * The status with this number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ObligationStatus of(int number) {
    for (ObligationStatus status : values()) {
      if (status.number == number) {
        return status;
      }
    }
    throw new IllegalArgumentException("no obligation status has the number " + number);
  }
}
