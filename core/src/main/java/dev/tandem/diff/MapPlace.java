package dev.tandem.diff;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something stands in a map, by meaning and not by position: a pair is found by its fields, a
 * value by its finance key. Immutable.
 *
 * @param steps the way from the map down; empty for the map itself
 */
public record MapPlace(List<Step> steps) {
  static final MapPlace MAP = new MapPlace(List.of());

  /**
   * One step of the way.
   *
   * @param part which kind of part
   * @param key which of its kind, empty where there is one only; any case where files have any case
   */
  public record Step(MapPart part, String key) {
    String display() {
      return key.isEmpty() && part != MapPart.ENTRY && part != MapPart.RETURN_VALUE
          ? part.words()
          : part.words() + " " + shown();
    }

    private String shown() {
      return part == MapPart.ENTRY || part == MapPart.RETURN_VALUE ? "'" + key + "'" : key;
    }
  }

  public MapPlace {
    steps = List.copyOf(steps);
  }

  /** The part that stands there; of the map itself its name. */
  public MapPart part() {
    return steps.isEmpty() ? MapPart.NAME : steps.get(steps.size() - 1).part();
  }

  /** Which of its kind it is. */
  public String key() {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1).key();
  }

  MapPlace at(MapPart part) {
    return at(part, "");
  }

  MapPlace at(MapPart part, String key) {
    return new MapPlace(Stream.concat(steps.stream(), Stream.of(new Step(part, key))).toList());
  }

  /** The place around this one; the map is around itself. */
  MapPlace outer() {
    return steps.isEmpty() ? this : new MapPlace(steps.subList(0, steps.size() - 1));
  }

  /** Whether this stands in the other place, or is it. */
  boolean isIn(MapPlace other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** The nearest part of a kind around this place, or itself; the map when there is none. */
  MapPlace around(MapPart part) {
    for (int size = steps.size(); size > 0; size--) {
      if (steps.get(size - 1).part() == part) {
        return new MapPlace(steps.subList(0, size));
      }
    }
    return MAP;
  }

  /**
   * The place for people: parts with a slash between; the only leg of a map goes without saying.
   */
  public String display() {
    return steps.stream()
        .skip(isInOnlyLeg() ? 1 : 0)
        .map(Step::display)
        .collect(Collectors.joining(" / "));
  }

  /** Whether it is clear without the leg what is meant. */
  private boolean isInOnlyLeg() {
    if (steps.size() < 2 || steps.get(0).part() != MapPart.LEG || !steps.get(0).key().isEmpty()) {
      return false;
    }
    MapPart inner = steps.get(1).part();
    return inner != MapPart.OTHER && inner != MapPart.LEG_ID;
  }
}
