package dev.tandem.example.flink.work;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;

/**
 * A map that is ready to run in this process, and the schemas behind it. Immutable.
 *
 * @param map the map
 * @param catalogs the tables of both sides
 */
public record Compiled(CompiledMap map, Catalogs catalogs) {

  /** The table of one side. */
  public TableSchema table(Side side) {
    Direction any = map.directions().iterator().next();
    return any.source() == side ? map.source(any) : map.target(any);
  }
}
