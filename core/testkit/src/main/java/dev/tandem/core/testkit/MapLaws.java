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
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MapLaw} asks of one row on one way that the map goes. A failure is an AssertionError.
 */
final class MapLaws {
  private static final int MOST_ROUNDS = 40;

  private final CompiledMap map;
  private final Lookups lookups;
  private final Set<String> lossy;

  MapLaws(CompiledMap map, Lookups lookups, Set<String> lossy) {
    this.map = map;
    this.lookups = lookups;
    this.lossy = lossy;
  }

  boolean runs(Direction direction) {
    return map.directions().contains(direction);
  }

  private MappingResult apply(Direction direction, Row row) {
    return map.apply(direction, row, lookups);
  }

  private @Nullable Row mapped(Direction direction, Row row) {
    return apply(direction, row) instanceof MappingResult.Mapped mapped ? mapped.row() : null;
  }

  void answers(Direction direction, Row row) {
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
    if (apply(direction, row) instanceof MappingResult.Mapped mapped) {
      assertThat(mapped.row().schema()).isSameAs(map.target(direction));
      assertThat(SchemaFit.misfits(mapped.row())).as("misfits of %s", mapped).isEmpty();
    }
  }

  void writesOnlyMappedColumns(Direction direction, Row row) {
    if (apply(direction, row) instanceof MappingResult.Mapped mapped) {
      assertThat(map.columnsWritten(direction)).containsAll(mapped.row().presentColumns());
    }
  }

  void filters(Direction direction, Row row) {
    if (!map.filter(direction).isBlank()) {
      assertFilteredBy(filter(direction), direction, row);
    }
  }

  void filtersAsPrinted(Direction direction, Row row) {
    if (!map.filter(direction).isBlank()) {
      Filter filter = filter(direction);
      String printed = filter.print(filter.side()).orThrow();
      Filter again = Filter.parse(filter.side(), printed, filter.dialect());
      assertThat(again.tree()).as("what %s is read as", printed).isEqualTo(filter.tree());
      assertFilteredBy(again, direction, row);
    }
  }

  private void assertFilteredBy(Filter filter, Direction direction, Row row) {
    boolean meets = filter.evaluate(row) == Truth.TRUE;
    MappingResult result = apply(direction, row);
    if (!meets) {
      assertThat(result)
          .as("a row that does not meet %s: %s", filter.text(), row)
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
    assertSame(apply(direction, row), apply(direction, row));
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

  void keepsTheKey(Direction direction, Row row, Row earlier) {
    List<String> columns = map.keyColumns(direction);
    if (columns.isEmpty() || !(apply(direction, row) instanceof MappingResult.Mapped mapped)) {
      return;
    }
    KeyValues key = Objects.requireNonNull(mapped.key(), "key of " + mapped);
    for (String column : columns) {
      boolean said = mapped.row().schema().slotOf(column) < 0 || !mapped.row().isAbsent(column);
      assertThat(names(key, column)).as("%s is in the key %s", column, key).isEqualTo(said);
    }
    boolean other =
        apply(direction, earlier) instanceof MappingResult.Mapped before
            && key.equals(before.key());
    if (other && runs(direction.reverse())) {
      for (String column : map.keyColumns(direction.reverse())) {
        assertThat(folded(row.raw(column)))
            .as("%s of two rows that get the same key %s", column, key)
            .isEqualTo(folded(earlier.raw(column)));
      }
    }
  }

  /** Whether a key has the column, or what the row behind that lookup is known by. */
  private static boolean names(KeyValues key, String column) {
    String path = column.toLowerCase(Locale.ROOT) + ".";
    return key.has(column)
        || key.columns().stream().anyMatch(part -> part.toLowerCase(Locale.ROOT).startsWith(path));
  }

  /** Keys do not tell cases apart, nor blanks at an end. */
  private static @Nullable Object folded(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    }
    return value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : value;
  }

  void staysInItsCompany(Direction direction, Row row) {
    if (apply(direction, row) instanceof MappingResult.Mapped mapped) {
      String from = RowCompany.of(row, lookups);
      String to = mapped.company() == null ? null : mapped.company().code();
      if (from != null && to != null) {
        assertThat(to).as("the company of %s from %s", mapped, row).isEqualToIgnoringCase(from);
      }
      String written = RowCompany.of(mapped.row(), lookups);
      if (written != null) {
        assertThat(written).as("the company in %s", mapped).isEqualToIgnoringCase(to);
      }
    }
  }

  void roundTrips(Direction direction, Row row) {
    assertKnown(direction);
    if (!runs(direction.reverse())) {
      return;
    }
    Row start = direction == Direction.TO_DATAVERSE ? withoutNulls(row) : row;
    boolean odd = !SchemaFit.misfits(start).isEmpty();
    Row there = odd ? null : mapped(direction, start);
    Row back = there == null ? null : mapped(direction.reverse(), there);
    Row again = back == null ? null : mapped(direction, back);
    if (there != null && again != null) {
      assertSameValues(there, again);
    }
  }

  /** A list of lossy columns that names one the map does not write hides nothing but a mistake. */
  private void assertKnown(Direction direction) {
    Set<String> there = map.columnsWritten(direction);
    Set<String> back = runs(direction.reverse()) ? map.columnsWritten(direction.reverse()) : there;
    for (String column : lossy) {
      boolean known =
          there.stream().anyMatch(column::equalsIgnoreCase)
              || back.stream().anyMatch(column::equalsIgnoreCase);
      assertThat(known).as("%s is listed as lossy and written by the map", column).isTrue();
    }
  }

  /** Finance knows no null: a blank slot of a generated row says nothing instead. */
  private static Row withoutNulls(Row row) {
    @Nullable Object[] slots = RowSlots.of(row);
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = slots[slot] == Blank.BLANK ? null : slots[slot];
    }
    return Row.ofSlots(row.schema(), slots);
  }

  /** Columns that only travel one way are absent the second time and do not count. */
  private void assertSameValues(Row there, Row again) {
    TableSchema schema = there.schema();
    for (int slot = 0; slot < schema.size(); slot++) {
      String column = schema.column(slot).name();
      Object first = there.slot(slot);
      Object second = again.slot(slot);
      boolean counts = second != null && lossy.stream().noneMatch(column::equalsIgnoreCase);
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

  void writesTheSameTwice(Direction direction, Row row, Row earlier) {
    Row before = mapped(direction, earlier);
    Row first = mapped(direction, row);
    Row second = mapped(direction, row);
    if (before != null && first != null && second != null) {
      Row once = written(before, first);
      assertThat(written(once, second)).as("what writing it twice leaves").isEqualTo(once);
    }
  }

  /** What a row holds after another was written over it (MAP-21). */
  private static Row written(Row before, Row over) {
    @Nullable Object[] slots = RowSlots.of(before);
    for (int slot = 0; slot < slots.length; slot++) {
      Object value = over.slot(slot);
      slots[slot] = value == null ? slots[slot] : value;
    }
    return Row.ofSlots(before.schema(), slots);
  }

  void touchesOnlyWhatIsCarried(Direction direction, Row row) {
    Row whole = mapped(direction, row);
    if (whole == null) {
      return;
    }
    Set<String> defaulted = DefaultedColumns.of(map, direction);
    @Nullable Object[] slots = RowSlots.of(row);
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != null) {
        @Nullable Object[] less = slots.clone();
        less[slot] = null;
        Row part = mapped(direction, Row.ofSlots(row.schema(), less));
        if (part != null) {
          assertTouches(part, whole, row.schema().column(slot).name(), defaulted);
        }
      }
    }
  }

  private static void assertTouches(Row part, Row whole, String without, Set<String> defaulted) {
    for (String column : part.presentColumns()) {
      if (!defaulted.contains(column.toLowerCase(Locale.ROOT))) {
        assertThat(part.raw(column))
            .as("%s of a row without %s, beside the whole row", column, without)
            .isEqualTo(whole.raw(column));
      }
    }
  }

  void lookupsSuffice(Direction direction, Row row) {
    assertSame(apply(direction, row), map.apply(direction, row, fetched(direction, List.of(row))));
  }

  void batches(Direction direction, Row row, Row earlier) {
    List<Row> rows = List.of(earlier, row, earlier);
    AskedLookups known = fetched(direction, rows);
    List<MappingResult> together = new ArrayList<>();
    rows.forEach(each -> together.add(map.apply(direction, each, known)));
    for (int i = 0; i < rows.size(); i++) {
      assertSame(apply(direction, rows.get(i)), together.get(i));
    }
  }

  /** As a host does it: fetch what is named, ask again, until nothing new comes. */
  private AskedLookups fetched(Direction direction, List<Row> rows) {
    AskedLookups known = new AskedLookups(lookups);
    boolean anew = true;
    for (int round = 0; anew; round++) {
      assertThat(round).as("rounds of lookupsNeeded").isLessThan(MOST_ROUNDS);
      anew = false;
      for (LookupRequest request : map.lookupsNeeded(direction, rows, known)) {
        anew |= known.fetch(request);
      }
    }
    return known;
  }
}
