package dev.tandem.example.flink.work;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.value.Row;

/**
 * Maps rows one way with the lookups of the worker. Immutable and safe for any thread.
 *
 * @param map the map
 * @param direction a way that it goes
 * @param lookups rows of Dataverse
 */
public record RowMapper(CompiledMap map, Direction direction, LookupRows lookups) {

  /** What a row becomes. */
  public MappingResult map(Row row) {
    return map.apply(direction, row, lookups.of(map, direction, row));
  }
}
