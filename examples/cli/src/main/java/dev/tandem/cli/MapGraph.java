package dev.tandem.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which maps need which: a map needs those whose tables its lookups point at. Each map has a level,
 * one more than the highest of what it needs; maps in a circle share one. Immutable.
 *
 * @param needs by the number of the map the numbers of those that it needs
 * @param levels by the number of the map its level, from 0
 */
record MapGraph(List<Set<Integer>> needs, List<Integer> levels) {
  static final int WIDTH = 250;
  static final int HEIGHT = 34;
  private static final int COLUMN = 320;
  private static final int LINE = 52;
  private static final int MARGIN = 12;

  static MapGraph of(List<Set<Integer>> needs) {
    List<Integer> levels = new ArrayList<>();
    for (int node = 0; node < needs.size(); node++) {
      levels.add(-1);
    }
    int left = needs.size();
    for (int level = 0; left > 0; level++) {
      Set<Integer> ready = ready(needs, levels);
      if (ready.isEmpty()) {
        ready = left(levels);
      }
      for (int node : ready) {
        levels.set(node, level);
      }
      left -= ready.size();
    }
    return new MapGraph(needs, levels);
  }

  private static Set<Integer> ready(List<Set<Integer>> needs, List<Integer> levels) {
    Set<Integer> ready = new LinkedHashSet<>();
    for (int node : left(levels)) {
      int self = node;
      boolean met =
          needs.get(node).stream().allMatch(each -> each == self || levels.get(each) >= 0);
      if (met) {
        ready.add(node);
      }
    }
    return ready;
  }

  private static Set<Integer> left(List<Integer> levels) {
    Set<Integer> left = new LinkedHashSet<>();
    for (int node = 0; node < levels.size(); node++) {
      if (levels.get(node) < 0) {
        left.add(node);
      }
    }
    return left;
  }

  /** A place in the picture. */
  record Place(int x, int y) {}

  /** Where each map stands: what is needed to the left of what needs it. */
  List<Place> places() {
    Map<Integer, Integer> rows = new LinkedHashMap<>();
    List<Place> places = new ArrayList<>();
    for (int level : levels) {
      int row = rows.merge(level, 1, Integer::sum) - 1;
      places.add(new Place(MARGIN + level * COLUMN, MARGIN + row * LINE));
    }
    return places;
  }

  int width() {
    int last = levels.stream().mapToInt(Integer::intValue).max().orElse(0);
    return 2 * MARGIN + last * COLUMN + WIDTH;
  }

  int height() {
    return places().stream().mapToInt(Place::y).max().orElse(0) + HEIGHT + MARGIN;
  }

  /** Lines from what is needed to what needs it, as the path of a picture. */
  List<String> lines() {
    List<Place> places = places();
    List<String> lines = new ArrayList<>();
    for (int node = 0; node < needs.size(); node++) {
      for (int need : needs.get(node)) {
        if (!Objects.equals(levels.get(need), levels.get(node))) {
          Place from = places.get(need);
          Place to = places.get(node);
          int start = from.x() + WIDTH;
          int middle = (start + to.x()) / 2;
          lines.add(
              "M%d %d C%d %d %d %d %d %d"
                  .formatted(
                      start,
                      from.y() + HEIGHT / 2,
                      middle,
                      from.y() + HEIGHT / 2,
                      middle,
                      to.y() + HEIGHT / 2,
                      to.x(),
                      to.y() + HEIGHT / 2));
        }
      }
    }
    return lines;
  }
}
