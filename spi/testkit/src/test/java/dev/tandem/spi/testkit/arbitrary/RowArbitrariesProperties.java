package dev.tandem.spi.testkit.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The in-memory connector takes every valid row and answers every nasty one. */
class RowArbitrariesProperties {

  @Provide
  Arbitrary<Row> validRows() {
    return SchemaArbitraries.tables().flatMap(RowArbitraries::rows);
  }

  @Provide
  Arbitrary<Row> nastyRows() {
    return SchemaArbitraries.tables().flatMap(RowArbitraries::nastyRows);
  }

  @Property(tries = 200)
  void validRowsAreTakenAndComeBack(@ForAll("validRows") Row row) {
    try (Connector connector = connector(row.schema())) {
      KeyValues key = key(row);
      assertThat(write(connector, key, row)).isInstanceOf(WriteOutcome.Applied.class);

      StoredRow stored =
          connector.read(List.of(new RowAddress.ByKey(row.schema().name(), key))).get(0);
      Row held = Objects.requireNonNull(stored).row();
      for (String column : row.presentColumns()) {
        if (!(row.value(column) instanceof Reference)) {
          assertThat(held.raw(column)).as(column).isEqualTo(row.raw(column));
        }
      }
    }
  }

  @Property(tries = 300)
  void nastyRowsAreAnsweredByField(@ForAll("nastyRows") Row row) {
    try (Connector connector = connector(row.schema())) {
      WriteOutcome outcome = write(connector, key(row), row);
      if (outcome instanceof WriteOutcome.Rejected rejected) {
        assertThat(rejected.problems())
            .extracting(Problem::field)
            .allSatisfy(
                field -> assertThat(row.schema().slotOf(String.valueOf(field))).isNotNegative());
        assertThat(connector.read(List.of(new RowAddress.ByKey(row.schema().name(), key(row)))))
            .containsOnlyNulls();
      } else {
        assertThat(outcome).isInstanceOf(WriteOutcome.Applied.class);
      }
    }
  }

  @Example
  void tablesOfEachSideHaveEveryTypeOfTheSide() {
    assertThat(typesOf(Side.DATAVERSE))
        .containsExactlyInAnyOrder(
            FieldType.Text.class,
            FieldType.Whole.class,
            FieldType.Decimal.class,
            FieldType.Bool.class,
            FieldType.DateOnly.class,
            FieldType.DateTime.class,
            FieldType.Guid.class,
            FieldType.Choice.class,
            FieldType.Lookup.class);
    assertThat(typesOf(Side.FINANCE))
        .containsExactlyInAnyOrder(
            FieldType.Text.class,
            FieldType.Whole.class,
            FieldType.Decimal.class,
            FieldType.DateOnly.class,
            FieldType.DateTime.class,
            FieldType.TimeOfDay.class,
            FieldType.Guid.class,
            FieldType.Enumeration.class);
  }

  @Example
  void nastyRowsHaveAbsentBlankAndWrongSlots() {
    assertThat(anyNasty(Objects::isNull)).isTrue();
    assertThat(anyNasty(raw -> raw == Blank.BLANK)).isTrue();
    assertThat(anyNasty("1e999999"::equals)).isTrue();
  }

  private boolean anyNasty(Predicate<Object> wanted) {
    return nastyRows()
        .sampleStream()
        .limit(2000)
        .anyMatch(
            row -> row.schema().columns().stream().anyMatch(c -> wanted.test(row.raw(c.name()))));
  }

  private static Set<Class<?>> typesOf(Side side) {
    Set<Class<?>> types = new HashSet<>();
    SchemaArbitraries.tables(side)
        .sampleStream()
        .limit(300)
        .flatMap(table -> table.columns().stream())
        .map(ColumnSchema::type)
        .forEach(type -> types.add(type.getClass()));
    return types;
  }

  private static Connector connector(TableSchema table) {
    return InMemoryConnector.builder(Catalog.of(table.side(), List.of(table)))
        .capabilities(Capabilities.all(10, 10))
        .unresolved("account", "contact", table.name().name())
        .build();
  }

  private static WriteOutcome write(Connector connector, KeyValues key, Row row) {
    return connector.write(WriteGroup.independent(Write.upsert("1", key, row))).get(0);
  }

  private static KeyValues key(Row row) {
    KeyValues.Builder key = KeyValues.builder();
    for (String column : row.schema().keys().get(0).columns()) {
      Object value = row.value(column);
      key.put(column, value == null ? "K" : value);
    }
    return key.build();
  }
}
