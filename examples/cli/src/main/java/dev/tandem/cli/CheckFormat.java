package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.compile.Severity;

/** How findings are written. */
enum CheckFormat {
  /** For people. */
  TEXT,
  /** For programs, and to be given as a baseline. */
  JSON,
  /** For code scanning: SARIF 2.1.0. */
  SARIF,
  /** For build servers. */
  JUNIT;

  /** The whole text, without a line end. */
  String write(CheckReport report, Severity failOn) {
    return switch (this) {
      case TEXT -> CheckText.of(report, failOn);
      case JSON -> CheckJson.of(report);
      case SARIF -> CheckSarif.of(report);
      case JUNIT -> CheckJunit.of(report, failOn);
    };
  }
}
