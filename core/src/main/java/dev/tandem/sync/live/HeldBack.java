package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.lifecycle.MapState;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells people that the rows which a row waits for are carried by a map that does not send now
 * (UND-14): without that they would look for the mistake in the row. Used for one batch, by one
 * thread.
 */
final class HeldBack {
  private final SyncContext context;
  private @Nullable MapStates states;

  HeldBack(SyncContext context) {
    this.context = context;
  }

  /** What to add to a note about rows of these tables of Dataverse; empty for nothing. */
  String hint(Collection<String> tables) {
    Set<MapRun> carriers = new LinkedHashSet<>();
    for (MapRun map : context.maps()) {
      if (tables.stream().anyMatch(map.table(Side.DATAVERSE)::isCalled)) {
        carriers.add(map);
      }
    }
    return hintOf(carriers);
  }

  /** What to add to a note about rows that these maps carry; empty for nothing. */
  String hintOf(Collection<MapRun> carriers) {
    return carriers.stream()
        .filter(map -> state(map) == MapState.PAUSED || state(map) == MapState.NOT_RUNNING)
        .map(map -> "; map %s, which carries such rows, is %s (UND-14)".formatted(map, state(map)))
        .distinct()
        .collect(Collectors.joining());
  }

  private MapState state(MapRun map) {
    MapStates known = states;
    if (known == null) {
      known = MapStates.load(context.store());
      states = known;
    }
    return known.of(map.name());
  }
}
