package dev.tandem.diff;

import dev.tandem.diff.MapConflict.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges what two sides made of one base, place by place: what one side changed is taken, what both
 * changed alike too; else there is a conflict, and ours stands. Used once.
 */
final class ThreeWay {
  private final Facts base;
  private final Facts ours;
  private final Facts theirs;
  private final Facts merged = new Facts();
  private final List<MapConflict> conflicts = new ArrayList<>();
  private final Set<MapPlace> decided = new HashSet<>();

  ThreeWay(Facts base, Facts ours, Facts theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    Stream.of(ours, theirs, base)
        .flatMap(facts -> facts.places().stream())
        .distinct()
        .forEach(this::merge);
    new FedTwice(ours, theirs, merged).settle().forEach(pair -> conflict(pair, Kind.FED_TWICE));
  }

  Facts merged() {
    return merged;
  }

  List<MapConflict> conflicts() {
    return conflicts;
  }

  private void merge(MapPlace place) {
    if (isDecided(place)) {
      return;
    }
    if (place.part().isWhole() && !place.steps().isEmpty()) {
      whole(place);
    } else {
      leaf(place);
    }
  }

  private boolean isDecided(MapPlace place) {
    for (MapPlace at = place; !at.steps().isEmpty(); at = at.outer()) {
      if (decided.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** A part that has parts of its own: it is there, or it was removed by a side. */
  private void whole(MapPlace place) {
    boolean removedByOurs = base.has(place) && !ours.has(place);
    boolean removedByTheirs = base.has(place) && !theirs.has(place);
    if (removedByOurs || removedByTheirs) {
      decided.add(place);
      if (!removedByTheirs && !Facts.sameBelow(place, base, theirs)) {
        conflict(place, Kind.REMOVED_BY_OURS);
      } else if (!removedByOurs && !Facts.sameBelow(place, base, ours)) {
        conflict(place, Kind.REMOVED_BY_THEIRS);
        merged.copyBelow(place, ours);
      }
    } else {
      put(place, ours.has(place) ? ours.get(place) : theirs.get(place));
    }
  }

  private void leaf(MapPlace place) {
    Fact was = base.get(place);
    Fact our = ours.get(place);
    Fact their = theirs.get(place);
    if (Fact.same(our, their) || Fact.same(was, their)) {
      put(place, our);
    } else if (Fact.same(was, our)) {
      put(place, their);
    } else {
      put(place, our);
      if (place.part() != MapPart.OPEN_CONFLICT) {
        conflict(place, place.part().isOrder() ? Kind.ORDER_UNDECIDED : Kind.BOTH_CHANGED);
      }
    }
  }

  private void put(MapPlace place, @Nullable Fact fact) {
    if (fact != null) {
      merged.put(place, fact);
    }
  }

  /** Names a conflict at a place, once. */
  void conflict(MapPlace place, Kind kind) {
    if (conflicts.stream().noneMatch(known -> known.place().equals(place))) {
      conflicts.add(
          new MapConflict(
              place,
              kind,
              FactText.of(base, place),
              FactText.of(ours, place),
              FactText.of(theirs, place)));
    }
  }
}
