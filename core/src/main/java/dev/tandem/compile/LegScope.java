package dev.tandem.compile;

import dev.tandem.filter.FilterDialect;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.Leg;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leg with its tables and fields found; what every check reads.
 *
 * @param map the map
 * @param leg its leg
 * @param finance the entity, made from the map itself when no catalog has it
 * @param dataverse the table, likewise
 * @param financeKnown whether a catalog has the entity
 * @param dataverseKnown whether a catalog has the table
 * @param tables the Dataverse catalog, null when none was given
 * @param dialect the language version of its filters
 * @param pairs the fields in document order
 */
record LegScope(
    DualWriteMap map,
    Leg leg,
    TableSchema finance,
    TableSchema dataverse,
    boolean financeKnown,
    boolean dataverseKnown,
    @Nullable Catalog tables,
    FilterDialect dialect,
    List<Pair> pairs) {

  /** The schema of rows going in. */
  TableSchema source(Direction direction) {
    return direction == Direction.TO_FINANCE ? dataverse : finance;
  }

  /** The schema of rows coming out. */
  TableSchema target(Direction direction) {
    return direction == Direction.TO_FINANCE ? finance : dataverse;
  }

  /** Whether a catalog has the table rows go to. */
  boolean targetKnown(Direction direction) {
    return direction == Direction.TO_FINANCE ? financeKnown : dataverseKnown;
  }

  /** Whether any pair travels this way. */
  boolean travels(Direction direction) {
    return pairs.stream().anyMatch(pair -> pair.travels(direction));
  }

  /** Whether any pair travels both ways (MAP-15). */
  boolean isBidirectional() {
    return pairs.stream()
        .anyMatch(
            pair -> pair.travels(Direction.TO_FINANCE) && pair.travels(Direction.TO_DATAVERSE));
  }
}
