package dev.tandem.core.testkit.simulation;

/** The end of a simulated process; no code of the runtime may catch it. */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  /** The process ends here. */
  SimulatedCrash(String where) {
    super("the process ends " + where, null, false, false);
  }
}
