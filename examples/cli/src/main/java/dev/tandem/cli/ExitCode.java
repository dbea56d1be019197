package dev.tandem.cli;

/** What the process answers to the shell; {@code tandem --help} lists every number. */
final class ExitCode {
  /** Everything went through. */
  static final int OK = 0;

  /** Some rows were rejected, or the demo found a difference. */
  static final int REJECTED = 1;

  /** Two maps differ. */
  static final int DIFFERENT = 1;

  /** A merge left conflicts. */
  static final int CONFLICTS = 1;

  /** The map, the input or the command line cannot be read. */
  static final int UNREADABLE = 2;

  /** A defect of this program, or lack of memory. */
  static final int DEFECT = 70;

  /** The reader of the results went away, the way shells count it. */
  static final int PIPE_CLOSED = 141;

  private ExitCode() {}
}
