package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.check.Finding;
import dev.tandem.check.FindingPlace;
import dev.tandem.compile.Severity;
import dev.tandem.map.FilePosition;
import java.util.ArrayList;
import java.util.List;

/** Findings for people: map by map, the sum last. */
final class CheckText {
  private static final int WIDTH = 100;
  private static final String INDENT = "    ";

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
      lines.add(indented(finding.message()));
      lines.add(indented("Fix: " + finding.remedy()));
    }
    lines.add(sum(report));
    if (report.reaches(failOn)) {
      lines.add("What each code means: core/docs/checks.md");
    }
    return String.join("\n", lines);
  }

  /** In lines of the usual width; a text of several lines, such as a filter, keeps its own. */
  private static String indented(String text) {
    if (text.contains("\n")) {
      return INDENT + text.replace("\n", "\n" + INDENT);
    }
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : text.split(" ", -1)) {
      boolean first = line.toString().isBlank();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line.setLength(0);
        line.append(INDENT).append(INDENT);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    return lines.append(line).toString();
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
    FilePosition at = place.position();
    return at.isKnown() ? ", line %d, column %d".formatted(at.line(), at.column()) : "";
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
