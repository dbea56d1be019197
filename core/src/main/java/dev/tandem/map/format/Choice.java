package dev.tandem.map.format;

import java.util.List;
import java.util.stream.Collectors;

/** Picks one of the maps that a source holds, or says which ones are there. */
final class Choice {
  private static final int LISTED = 40;

  private Choice() {}

  /** All of them, if there are any, or something that should be one. */
  static List<FoundMap> some(String source, List<FoundMap> found, Budget budget) {
    if (found.isEmpty() && budget.unread().isEmpty()) {
      throw Place.of(source)
          .notFound(
              "found no map in this folder; expected exported maps: customizations.xml, solution"
                  + " archives or mapping JSON");
    }
    return found;
  }

  /** The only one. */
  static FoundMap only(String source, List<FoundMap> found) {
    if (found.size() != 1) {
      throw Place.of(source)
          .notFound(
              "found " + found.size() + " maps; expected one: choose by name among:" + list(found));
    }
    return found.get(0);
  }

  /** The only one of a name. */
  static FoundMap named(String source, List<FoundMap> found, String name) {
    List<FoundMap> described =
        found.stream()
            .filter(candidate -> candidate.describe().equalsIgnoreCase(name.strip()))
            .toList();
    if (described.size() == 1) {
      return described.get(0);
    }
    List<FoundMap> called = found.stream().filter(candidate -> candidate.isCalled(name)).toList();
    if (called.isEmpty()) {
      throw Place.of(source)
          .notFound("found no map called \"" + Texts.clip(name) + "\"; there is:" + list(found));
    }
    if (called.size() > 1) {
      throw Place.of(source)
          .notFound(
              "found "
                  + called.size()
                  + " maps called \""
                  + Texts.clip(name)
                  + "\"; name one of them as it stands here:"
                  + list(called));
    }
    return called.get(0);
  }

  private static String list(List<FoundMap> found) {
    String names =
        found.stream()
            .limit(LISTED)
            .map(FoundMap::describe)
            .collect(Collectors.joining("\n  ", "\n  ", ""));
    return found.size() > LISTED ? names + "\n  and " + (found.size() - LISTED) + " more" : names;
  }
}
