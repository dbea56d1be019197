package dev.tandem.spi.testkit.arbitrary;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random rows of a table. No state; safe for any thread. */
public final class RowArbitraries {
  /** Stands for an absent slot while rows are put together. */
  private static final Object ABSENT = new Object();

  private static final int VALUE = 8;

  private RowArbitraries() {}

  /**
   * Rows that a system takes, as far as the schema tells: required and key columns have values,
   * read-only columns are absent, the others hold a value, are blank or absent. Lookups need not
   * point at rows that exist.
   */
  public static Arbitrary<Row> rows(TableSchema table) {
    List<Arbitrary<Object>> slots = new ArrayList<>();
    for (ColumnSchema column : table.columns()) {
      slots.add(slot(table, column));
    }
    return combine(table, slots);
  }

  /** Rows in which any slot may be absent, blank or hold a value of any class and size. */
  public static Arbitrary<Row> nastyRows(TableSchema table) {
    List<Arbitrary<Object>> slots = new ArrayList<>();
    for (ColumnSchema column : table.columns()) {
      slots.add(
          Arbitraries.oneOf(
              mixed(ValueArbitraries.valid(column.type())), mixed(ValueArbitraries.nasty())));
    }
    return combine(table, slots);
  }

  private static Arbitrary<Object> slot(TableSchema table, ColumnSchema column) {
    boolean key = table.keys().stream().anyMatch(named -> isPart(named, column));
    boolean primaryId = column.name().equalsIgnoreCase(table.primaryId());
    if (column.readOnly() || (primaryId && !key)) {
      return Arbitraries.just(ABSENT);
    }
    Arbitrary<Object> values = ValueArbitraries.valid(column.type());
    boolean needed = key || column.requirement() == Requirement.REQUIRED;
    return needed ? values : mixed(values);
  }

  private static boolean isPart(IntegrationKey key, ColumnSchema column) {
    return key.columns().stream().anyMatch(column.name()::equalsIgnoreCase);
  }

  /** What comes first is what a row shrinks to: small rows say little. */
  private static Arbitrary<Object> mixed(Arbitrary<Object> values) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(ABSENT)),
        Tuple.of(1, Arbitraries.just((Object) Blank.BLANK)),
        Tuple.of(VALUE, values));
  }

  private static Arbitrary<Row> combine(TableSchema table, List<Arbitrary<Object>> slots) {
    return Combinators.combine(slots)
        .as(
            values -> {
              @Nullable Object[] raw = new @Nullable Object[values.size()];
              for (int slot = 0; slot < raw.length; slot++) {
                Object value = values.get(slot);
                raw[slot] = value == ABSENT ? null : value;
              }
              return Row.ofSlots(table, raw);
            });
  }
}
