package dev.tandem.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a map says, place by place in document order, parts before what they hold. Not safe
 * for several threads while it is filled.
 */
final class Facts {
  private final Map<MapPlace, Fact> byPlace = new LinkedHashMap<>();

  void put(MapPlace place, Fact fact) {
    byPlace.put(place, fact);
  }

  @Nullable Fact get(MapPlace place) {
    return byPlace.get(place);
  }

  boolean has(MapPlace place) {
    return byPlace.containsKey(place);
  }

  /** The value of the model at a place; null also where there is none. */
  @Nullable Object value(MapPlace place) {
    Fact fact = byPlace.get(place);
    return fact == null ? null : fact.value();
  }

  /** The value of a text that is always there. */
  String text(MapPlace place) {
    return (String) Objects.requireNonNull(value(place), place::display);
  }

  Set<MapPlace> places() {
    return byPlace.keySet();
  }

  /** The parts of a kind that stand directly in a place. */
  List<MapPlace> children(MapPlace place, MapPart part) {
    int size = place.steps().size() + 1;
    return byPlace.keySet().stream()
        .filter(other -> other.steps().size() == size && other.part() == part && other.isIn(place))
        .toList();
  }

  void removeBelow(MapPlace place) {
    byPlace.keySet().removeIf(other -> other.isIn(place));
  }

  /** Takes a part over with all it holds, or removes it where the others have none. */
  void copyBelow(MapPlace place, Facts from) {
    removeBelow(place);
    from.byPlace.forEach(
        (other, fact) -> {
          if (other.isIn(place)) {
            byPlace.put(other, fact);
          }
        });
  }

  /** Whether a part and all it holds means the same in both. */
  static boolean sameBelow(MapPlace place, Facts one, Facts other) {
    return one.placesIn(place).equals(other.placesIn(place))
        && one.placesIn(place).stream()
            .allMatch(inner -> Fact.same(one.get(inner), other.get(inner)));
  }

  private Set<MapPlace> placesIn(MapPlace place) {
    return byPlace.keySet().stream()
        .filter(other -> other.isIn(place))
        .collect(Collectors.toUnmodifiableSet());
  }
}
