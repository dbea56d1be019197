package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * I4: one round trip is a fixed point. Every row that a history knows goes to the other side, back,
 * and there again, through the maps that ran: what comes the second time is what came the first.
 */
final class RoundTrips {
  private final SimulatedWorld world;
  private final WorldLookups lookups;

  RoundTrips(SimulatedWorld world) {
    this.world = world;
    lookups = new WorldLookups(world.systemOf(Side.DATAVERSE));
  }

  void check(Histories histories) {
    for (Side side : Side.values()) {
      for (Change change : histories.of(side)) {
        Row row = change.row();
        Subject subject = histories.pair(change).subject();
        if (row != null && subject.isTwoWay()) {
          check(world.map(subject), Direction.to(side.other()), row);
        }
      }
    }
  }

  private void check(CompiledMap map, Direction there, Row row) {
    Row first = mapped(map, there, row);
    Row back = first == null ? null : mapped(map, there.reverse(), first);
    Row second = back == null ? null : mapped(map, there, back);
    if (first == null || second == null) {
      return;
    }
    for (String column : first.presentColumns()) {
      Object one = Convergence.normal(first.raw(column));
      Object two = Convergence.normal(second.raw(column));
      if (!Objects.equals(one, two)) {
        world
            .violations()
            .add(
                "I4", "%s of %s is %s, and %s after a round trip".formatted(column, row, one, two));
      }
    }
  }

  /** Null for a row that does not travel: its round trip says nothing. */
  private @Nullable Row mapped(CompiledMap map, Direction way, Row row) {
    MappingResult result = map.apply(way, Convergence.bind(map, way, row), lookups);
    return result instanceof MappingResult.Mapped mapped ? mapped.row() : null;
  }
}
