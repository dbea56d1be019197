package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.compile.Severity;
import java.util.function.BiFunction;

/** How findings are written. */
enum CheckFormat {
  /** For people. */
  TEXT(CheckText::of),
  /** For programs, and to be given as a baseline. */
  JSON((report, failOn) -> CheckJson.of(report)),
  /** For code scanning: SARIF 2.1.0. */
  SARIF((report, failOn) -> CheckSarif.of(report)),
  /** For build servers. */
  JUNIT(CheckJunit::of);

  private final BiFunction<CheckReport, Severity, String> form;

  CheckFormat(BiFunction<CheckReport, Severity, String> form) {
    this.form = form;
  }

  /** The whole text, without a line end. */
  String write(CheckReport report, Severity failOn) {
    return form.apply(report, failOn);
  }
}
