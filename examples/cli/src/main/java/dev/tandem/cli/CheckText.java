package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.check.Finding;
import dev.tandem.check.FindingPlace;
import dev.tandem.compile.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings for people: map by map, the sum last. */
final class CheckText {
  private CheckText() {}

  static String of(CheckReport report, Severity failOn) {
    List<String> lines = new ArrayList<>();
    String map = "";
    for (Finding finding : report.findings()) {
      FindingPlace place = finding.place();
      String heading = place.file().isEmpty() ? place.map() : place.file() + ": " + place.map();
      if (!heading.equals(map)) {
        lines.add(heading);
        map = heading;
      }
      lines.add(
          "  %s %s%s%s".formatted(finding.severity(), finding.code(), where(place), line(place)));
      lines.add("    " + finding.message().replace("\n", "\n    "));
      lines.add("    Fix: " + finding.remedy());
    }
    lines.add(sum(report));
    if (report.reaches(failOn)) {
      lines.add("What each code means: core/docs/checks.md");
    }
    return String.join("\n", lines);
  }

  private static String where(FindingPlace place) {
    if (place.field() != null) {
      return place.pair() == 0
          ? " (" + place.field() + ")"
          : " pair %d (%s)".formatted(place.pair(), place.field());
    }
    return place.pointer().isEmpty() ? "" : " " + place.pointer();
  }

  private static String line(FindingPlace place) {
    return place.position().isKnown() ? ", line " + place.position().line() : "";
  }

  private static String sum(CheckReport report) {
    return "%s, %s, %s, %s; %d suppressed"
        .formatted(
            counted(report.maps(), "map"),
            counted(report.count(Severity.ERROR), "error"),
            counted(report.count(Severity.WARNING), "warning"),
            counted(report.count(Severity.NOTE), "note"),
            report.suppressed().size());
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
