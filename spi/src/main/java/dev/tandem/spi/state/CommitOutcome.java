package dev.tandem.spi.state;

/** What became of a commit. Immutable. */
public sealed interface CommitOutcome {

  /**
   * Everything is stored, and stays stored whatever happens to the process or the machine.
   *
   * @param received obligations that are new
   * @param repeated obligations that were known already and left out
   */
  record Committed(int received, int repeated) implements CommitOutcome {}

  /**
   * A newer lease was given for the partition; nothing is stored, and the worker must stop (I8).
   */
  record Fenced() implements CommitOutcome {}

  /**
   * A document or an obligation is not as the commit expects; nothing is stored.
   *
   * @param what which one, for people
   */
  record Changed(String what) implements CommitOutcome {}

  /** Whether it is stored. */
  default boolean succeeded() {
    return this instanceof Committed;
  }
}
