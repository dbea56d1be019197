package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.arbitrary.RowArbitraries;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random rows that a map can do something with. No state. */
final class MapRows {
  private static final int TAME = 6;
  private static final int VALID = 3;

  /** What stands behind a lookup: texts that are keys, and numbers or dates in text form too. */
  private static final List<String> KEYS =
      List.of("A1", "b2", "7", "2021-06-23", "usmf", "192350000");

  private static final List<String> COMPANIES = List.of("usmf", "USPM", "GBPM");

  private MapRows() {}

  /**
   * Rows of one side of the map: mostly such that the map takes, valid ones of the table whatever
   * the map makes of them, and some nasty ones; references are readable but in the last.
   */
  static Arbitrary<Row> of(CompiledMap map, Side side, Lookups lookups) {
    TableSchema schema = schema(map, side);
    Arbitrary<Row> valid =
        Combinators.combine(
                RowArbitraries.rows(schema),
                Arbitraries.of(COMPANIES),
                Arbitraries.of(KEYS).list().ofSize(4))
            .as((row, company, keys) -> readable(map, inCompany(row, company), lookups, keys));
    return Arbitraries.frequencyOf(
        Tuple.of(TAME, valid.map(row -> tame(map, row, lookups))),
        Tuple.of(VALID, valid),
        Tuple.of(1, nasty(map, side)));
  }

  private static Row tame(CompiledMap map, Row row, Lookups lookups) {
    Direction way = Direction.to(row.schema().side().other());
    return map.directions().contains(way) ? TameRows.of(map, way, row, lookups) : row;
  }

  /** Rows with values of any class and size. */
  static Arbitrary<Row> nasty(CompiledMap map, Side side) {
    return RowArbitraries.nastyRows(schema(map, side));
  }

  /** The schema of a side, whichever directions the map has. */
  private static TableSchema schema(CompiledMap map, Side side) {
    Direction from = Direction.to(side.other());
    return map.directions().contains(from) ? map.source(from) : map.target(from.reverse());
  }

  /** The row with a company where it has room for one; systems fill that column themselves. */
  private static Row inCompany(Row row, String company) {
    CompanyScope scope = row.schema().companyScope();
    String column =
        row.schema().side() == Side.FINANCE
            ? TableSchema.DATA_AREA_ID
            : scope.paths().stream().findFirst().orElse("");
    int slot = row.schema().slotOf(column);
    if (!scope.companySpecific() || slot < 0) {
      return row;
    }
    @Nullable Object[] slots = RowSlots.of(row);
    slots[slot] =
        row.schema().side() == Side.FINANCE
            ? company
            : Reference.byKey("cdm_company", KeyValues.of("cdm_companycode", company));
    return Row.ofSlots(row.schema(), slots);
  }

  /** The row with references by the keys that the map reads through them. */
  private static Row readable(CompiledMap map, Row row, Lookups lookups, List<String> keys) {
    Direction direction = Direction.to(row.schema().side().other());
    if (row.schema().side() == Side.FINANCE || !map.directions().contains(direction)) {
      return row;
    }
    Row readable = row;
    for (int round = 0; round < 2; round++) {
      Set<LookupRequest> needed = map.lookupsNeeded(direction, List.of(readable), lookups);
      readable = withKeys(readable, needed, keys);
    }
    return readable;
  }

  private static Row withKeys(Row row, Set<LookupRequest> needed, List<String> keys) {
    @Nullable Object[] slots = RowSlots.of(row);
    for (int slot = 0; slot < slots.length; slot++) {
      List<String> columns = new ArrayList<>();
      for (LookupRequest request : needed) {
        if (request.row().equals(slots[slot])) {
          columns.addAll(request.columns());
        }
      }
      if (!columns.isEmpty() && slots[slot] instanceof Reference reference) {
        slots[slot] = Reference.byKey(reference.table(), key(columns, slot, keys));
      }
    }
    return Row.ofSlots(row.schema(), slots);
  }

  private static KeyValues key(List<String> columns, int slot, List<String> keys) {
    KeyValues.Builder key = KeyValues.builder();
    List<String> distinct = columns.stream().distinct().toList();
    for (int i = 0; i < distinct.size(); i++) {
      key.put(distinct.get(i), keys.get((slot + i) % keys.size()));
    }
    return key.build();
  }
}
