package dev.tandem.cli;

/** How results are written. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** JSON. */
  JSON
}
