package dev.tandem.check;

import dev.tandem.compile.MapIssue;
import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import java.util.ArrayList;
import java.util.List;

/** Collects findings of one map in the order they are found; not safe for several threads. */
final class Findings {
  private final CheckedMap map;
  private final List<Finding> found = new ArrayList<>();

  Findings(CheckedMap map) {
    this.map = map;
  }

  /** What the compiler says. */
  void add(MapIssue issue) {
    found.add(
        new Finding(
            issue.code().name(), issue.severity(), place(issue), issue.message(), issue.remedy()));
  }

  private FindingPlace place(MapIssue issue) {
    String property = issue.property();
    return property == null
        ? FindingPlace.of(map, issue.pair(), issue.field())
        : FindingPlace.ofLeg(map, property);
  }

  /** About the map as a whole. */
  void add(CheckCode code, Severity severity, String message, String remedy) {
    add(code, severity, FindingPlace.of(map), message, remedy);
  }

  /** About one field. */
  void add(ResolvedField field, CheckCode code, Severity severity, String message, String remedy) {
    add(code, severity, FindingPlace.of(map, field.number(), field.label()), message, remedy);
  }

  /** About the filter of a direction. */
  void addForFilter(
      Direction direction, CheckCode code, Severity severity, String message, String remedy) {
    String property = direction == Direction.TO_DATAVERSE ? "sourceFilter" : "reversedSourceFilter";
    add(code, severity, FindingPlace.ofLeg(map, property), message, remedy);
  }

  /** About a property of the mapping. */
  void addForProperty(
      String property, CheckCode code, Severity severity, String message, String remedy) {
    add(code, severity, FindingPlace.ofProperty(map, property), message, remedy);
  }

  private void add(
      CheckCode code, Severity severity, FindingPlace place, String message, String remedy) {
    found.add(new Finding(code.name(), severity, place, message, remedy));
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
