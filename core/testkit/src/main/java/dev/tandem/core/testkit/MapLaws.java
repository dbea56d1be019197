package dev.tandem.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.filter.Truth;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link MapContract} checks for one row in one direction; nothing if the map has no such. */
final class MapLaws {
  private static final int MOST_ROUNDS = 40;

  private final CompiledMap map;
  private final Lookups lookups;

  MapLaws(CompiledMap map, Lookups lookups) {
    this.map = map;
    this.lookups = lookups;
  }

  private boolean runs(Direction direction) {
    return map.directions().contains(direction);
  }

  private MappingResult apply(Direction direction, Row row) {
    return map.apply(direction, row, lookups);
  }

  void answers(Direction direction, Row row) {
    if (!runs(direction)) {
      return;
    }
    MappingResult result = apply(direction, row);
    assertThat(result).isNotNull();
    if (result instanceof MappingResult.Rejected rejected) {
      assertThat(rejected.problems()).as("problems of a rejected row").isNotEmpty();
    } else if (result instanceof MappingResult.Mapped mapped) {
      assertThat(mapped.warnings()).isNotNull();
      assertThat(mapped.toString() + mapped.key() + mapped.company()).isNotEmpty();
    }
    assertThat(map.lookupsNeeded(direction, List.of(row))).isNotNull();
  }

  void fits(Direction direction, Row row) {
    if (runs(direction) && apply(direction, row) instanceof MappingResult.Mapped mapped) {
      assertThat(mapped.row().schema()).isSameAs(map.target(direction));
      assertThat(SchemaFit.misfits(mapped.row())).as("misfits of %s", mapped).isEmpty();
    }
  }

  void writesOnlyMappedColumns(Direction direction, Row row) {
    if (runs(direction) && apply(direction, row) instanceof MappingResult.Mapped mapped) {
      assertThat(map.columnsWritten(direction)).containsAll(mapped.row().presentColumns());
    }
  }

  void filters(Direction direction, Row row) {
    if (!runs(direction) || map.filter(direction).isBlank()) {
      return;
    }
    boolean meets = filter(direction).evaluate(row) == Truth.TRUE;
    MappingResult result = apply(direction, row);
    if (!meets) {
      assertThat(result)
          .as("a row that does not meet %s: %s", map.filter(direction), row)
          .isInstanceOf(MappingResult.Filtered.class);
    } else if (result instanceof MappingResult.Filtered filtered) {
      assertThat(filtered.reason()).doesNotStartWith("filter ");
    }
  }

  private Filter filter(Direction direction) {
    try {
      return Filter.parse(direction.source(), map.filter(direction));
    } catch (FilterSyntaxException e) {
      FilterDialect legacy = FilterDialect.LEGACY;
      return Filter.parse(direction.source(), map.filter(direction), legacy);
    }
  }

  void repeats(Direction direction, Row row) {
    if (runs(direction)) {
      assertSame(apply(direction, row), apply(direction, row));
    }
  }

  private static void assertSame(MappingResult one, MappingResult other) {
    assertThat(other).hasSameClassAs(one);
    if (one instanceof MappingResult.Mapped first && other instanceof MappingResult.Mapped second) {
      assertThat(second.row()).isEqualTo(first.row());
      assertThat(second.key()).isEqualTo(first.key());
      assertThat(second.company()).isEqualTo(first.company());
      assertThat(second.warnings()).isEqualTo(first.warnings());
    } else {
      assertThat(other).isEqualTo(one);
    }
  }

  void roundTrips(Direction direction, Row row, Set<String> exempt) {
    if (!runs(direction) || !runs(direction.reverse())) {
      return;
    }
    Row start = direction == Direction.TO_DATAVERSE ? withoutNulls(row) : row;
    boolean odd = !SchemaFit.misfits(start).isEmpty();
    Row there = odd ? null : mapped(direction, start);
    Row back = there == null ? null : mapped(direction.reverse(), there);
    Row again = back == null ? null : mapped(direction, back);
    if (there != null && again != null) {
      assertSameValues(there, again, exempt);
    }
  }

  /** Finance knows no null: a blank slot of a generated row says nothing instead. */
  private static Row withoutNulls(Row row) {
    @Nullable Object[] slots = new @Nullable Object[row.schema().size()];
    for (int slot = 0; slot < slots.length; slot++) {
      Object value = row.slot(slot);
      slots[slot] = value == Blank.BLANK ? null : value;
    }
    return Row.ofSlots(row.schema(), slots);
  }

  private @Nullable Row mapped(Direction direction, Row row) {
    return apply(direction, row) instanceof MappingResult.Mapped mapped ? mapped.row() : null;
  }

  /** Columns that only travel one way are absent the second time and do not count. */
  private static void assertSameValues(Row there, Row again, Set<String> exempt) {
    TableSchema schema = there.schema();
    for (int slot = 0; slot < schema.size(); slot++) {
      String column = schema.column(slot).name();
      Object first = there.slot(slot);
      Object second = again.slot(slot);
      boolean counts = second != null && exempt.stream().noneMatch(column::equalsIgnoreCase);
      if (counts && !same(first, second)) {
        throw new AssertionError(
            "%s is <%s> on the way there and <%s> after there, back and there: %s"
                .formatted(column, first, second, there));
      }
    }
  }

  private static boolean same(@Nullable Object first, @Nullable Object second) {
    if (first instanceof BigDecimal one && second instanceof BigDecimal other) {
      return one.compareTo(other) == 0;
    }
    return Objects.equals(first, second);
  }

  void lookupsSuffice(Direction direction, Row row) {
    if (!runs(direction)) {
      return;
    }
    AskedLookups known = new AskedLookups(lookups);
    boolean anew = true;
    for (int round = 0; anew; round++) {
      assertThat(round).as("rounds of lookupsNeeded").isLessThan(MOST_ROUNDS);
      Set<LookupRequest> needed = map.lookupsNeeded(direction, List.of(row), known);
      anew = false;
      for (LookupRequest request : needed) {
        anew |= known.fetch(request);
      }
    }
    assertSame(apply(direction, row), map.apply(direction, row, known));
  }
}
