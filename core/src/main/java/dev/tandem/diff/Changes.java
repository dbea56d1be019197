package dev.tandem.diff;

import dev.tandem.diff.MapChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what the facts of two maps differ in. Used once. */
final class Changes {
  private final Facts old;
  private final Facts now;
  private final AffectedRows rows;
  private final List<MapChange> changes = new ArrayList<>();

  Changes(Facts old, Facts now) {
    this.old = old;
    this.now = now;
    rows = new AffectedRows(old, now);
  }

  List<MapChange> list() {
    Stream.concat(now.places().stream(), old.places().stream())
        .distinct()
        .filter(place -> !Fact.same(old.get(place), now.get(place)))
        .filter(place -> !comesWithWhole(place) && !followsFromOthers(place))
        .forEach(place -> changes.add(change(place)));
    return List.copyOf(changes);
  }

  private MapChange change(MapPlace place) {
    Kind kind = !old.has(place) ? Kind.ADDED : !now.has(place) ? Kind.REMOVED : Kind.CHANGED;
    return new MapChange(
        place, kind, FactText.of(old, place), FactText.of(now, place), rows.of(place));
  }

  /** Whether the part around has come or gone, so that this one is told with it. */
  private boolean comesWithWhole(MapPlace place) {
    for (MapPlace at = place.outer(); !at.steps().isEmpty(); at = at.outer()) {
      if (at.part().isWhole() && old.has(at) != now.has(at)) {
        return true;
      }
    }
    return false;
  }

  /** What comes first needs no words when a part that came or went did not change it. */
  private boolean followsFromOthers(MapPlace place) {
    if (!place.part().isOrder() || (old.has(place) && now.has(place))) {
      return false;
    }
    Facts with = old.has(place) ? old : now;
    Facts without = old.has(place) ? now : old;
    MapPlace first = first(place, with.value(place));
    return first == null || without.has(first);
  }

  private static @Nullable MapPlace first(MapPlace place, @Nullable Object value) {
    return switch (place.part()) {
      case FEEDER -> place.outer().at(MapPart.PAIR, String.valueOf(value));
      case RETURN_VALUE -> place.outer().at(MapPart.ENTRY, Objects.toString(value));
      default -> null;
    };
  }
}
