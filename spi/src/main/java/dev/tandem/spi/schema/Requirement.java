package dev.tandem.spi.schema;

/** How strongly a system insists on a value for a column when a row is created. */
public enum Requirement {
  /** A row may be created without it. */
  OPTIONAL,
  /** Forms insist, the programming interface does not. */
  RECOMMENDED,
  /** The system refuses a row without it. */
  REQUIRED
}
