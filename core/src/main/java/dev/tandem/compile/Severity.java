package dev.tandem.compile;

/** How much an issue matters. */
public enum Severity {
  /** The map does not run. */
  ERROR,
  /** The map runs, and some rows will go wrong or Microsoft's service would refuse it. */
  WARNING,
  /** Worth knowing. */
  NOTE
}
