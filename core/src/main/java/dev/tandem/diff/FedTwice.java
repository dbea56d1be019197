package dev.tandem.diff;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds fields that pairs of both sides of a merge feed together, which neither side did (MAP-19):
 * the pairs go back to what ours says. Used once.
 */
final class FedTwice {
  private final Facts ours;
  private final Facts theirs;
  private final Facts merged;

  FedTwice(Facts ours, Facts theirs, Facts merged) {
    this.ours = ours;
    this.theirs = theirs;
    this.merged = merged;
  }

  /** The pairs that could not be taken over. */
  Set<MapPlace> settle() {
    Set<MapPlace> settled = new LinkedHashSet<>();
    for (MapPlace leg : merged.children(MapPlace.MAP, MapPart.LEG)) {
      for (Direction direction : Direction.values()) {
        settle(leg, direction, settled);
      }
    }
    return settled;
  }

  private void settle(MapPlace leg, Direction direction, Set<MapPlace> settled) {
    Map<String, List<MapPlace>> our = feeders(ours, leg, direction);
    Map<String, List<MapPlace>> their = feeders(theirs, leg, direction);
    feeders(merged, leg, direction)
        .forEach(
            (field, pairs) -> {
              boolean before =
                  our.getOrDefault(field, List.of()).containsAll(pairs)
                      || their.getOrDefault(field, List.of()).containsAll(pairs);
              if (pairs.size() > 1 && !before) {
                pairs.stream()
                    .filter(pair -> !Facts.sameBelow(pair, ours, merged))
                    .forEach(
                        pair -> {
                          merged.copyBelow(pair, ours);
                          settled.add(pair);
                        });
              }
            });
  }

  /** The pairs of a leg by the field that they write. */
  private static Map<String, List<MapPlace>> feeders(
      Facts facts, MapPlace leg, Direction direction) {
    Map<String, List<MapPlace>> feeders = new LinkedHashMap<>();
    for (MapPlace pair : facts.children(leg, MapPart.PAIR)) {
      Object way = facts.value(pair.at(MapPart.DIRECTION));
      String field = target(facts, pair, direction);
      if (way instanceof SyncDirection known && known.includes(direction) && !field.isEmpty()) {
        feeders.computeIfAbsent(field, any -> new ArrayList<>()).add(pair);
      }
    }
    return feeders;
  }

  private static String target(Facts facts, MapPlace pair, Direction direction) {
    if (direction == Direction.TO_DATAVERSE) {
      return Meanings.path(facts.text(pair.at(MapPart.PATH)));
    }
    return facts.value(pair) instanceof FieldMapping field
        ? field.sourceField().strip().toUpperCase(Locale.ROOT)
        : "";
  }
}
