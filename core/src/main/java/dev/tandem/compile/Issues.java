package dev.tandem.compile;

import java.util.ArrayList;
import java.util.List;

/** Collects issues of one map in the order they are found; not safe for several threads. */
final class Issues {
  private final String map;
  private final List<MapIssue> found = new ArrayList<>();

  Issues(String map) {
    this.map = map;
  }

  /** About the map as a whole. */
  void add(IssueCode code, Severity severity, String message, String remedy) {
    found.add(new MapIssue(code, severity, map, null, 0, null, message, remedy));
  }

  /** About one property of the leg, as map files call it. */
  void add(String property, IssueCode code, Severity severity, String message, String remedy) {
    found.add(new MapIssue(code, severity, map, property, 0, null, message, remedy));
  }

  /** About one pair. */
  void add(Pair pair, IssueCode code, Severity severity, String message, String remedy) {
    found.add(
        new MapIssue(code, severity, map, null, pair.number(), pair.label(), message, remedy));
  }

  List<MapIssue> all() {
    return List.copyOf(found);
  }
}
