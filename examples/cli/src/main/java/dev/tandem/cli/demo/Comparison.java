package dev.tandem.cli.demo;

import dev.tandem.cli.demo.Scenario.Expected;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what the sides hold with what a scenario expects. */
final class Comparison {
  private final Function<Side, InMemoryConnector> sides;
  private final List<String> differences = new ArrayList<>();
  private int compared;

  Comparison(Function<Side, InMemoryConnector> sides) {
    this.sides = sides;
  }

  int compared() {
    return compared;
  }

  List<String> differences() {
    return differences;
  }

  /** A change that concerns the other side and did not arrive is a difference. */
  void check(Travel travel) {
    if (!travel.arrived()) {
      differences.add("%s: %s".formatted(travel.map(), travel.counters()));
    }
  }

  /** The table must hold exactly the expected rows. */
  void check(Expected expected) {
    List<Row> actual = rows(expected.table());
    compared += expected.rows().size();
    if (actual.size() != expected.rows().size()) {
      differences.add(
          "%s has %d rows, expected %d"
              .formatted(expected.table(), actual.size(), expected.rows().size()));
    }
    for (int i = 0; i < Math.min(actual.size(), expected.rows().size()); i++) {
      compare(expected.rows().get(i), actual.get(i), i + 1);
    }
  }

  private void compare(Row expected, Row actual, int number) {
    for (String column : expected.presentColumns()) {
      Object wanted = expected.value(column);
      Object found = actual.value(column);
      if (!isSame(wanted, found)) {
        differences.add(
            "%s row %d: %s is %s, expected %s"
                .formatted(actual.schema(), number, column, found, wanted));
      }
    }
  }

  private static boolean isSame(@Nullable Object wanted, @Nullable Object found) {
    if (wanted instanceof BigDecimal number && found instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    return wanted == null ? found == null : wanted.equals(found);
  }

  /** Every row of the tables that the scenario looks at, as JSON. */
  List<String> rows(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    for (Expected expected : scenario.expected()) {
      TableSchema table = expected.table();
      RowWriter writer = RowWriter.of(table);
      for (Row row : rows(table)) {
        lines.add(
            "{\"scenario\":\"%s\",\"side\":\"%s\",\"table\":\"%s\",\"values\":%s}"
                .formatted(scenario.id(), table.side(), table.name(), writer.toJson(row)));
      }
    }
    return lines;
  }

  private List<Row> rows(TableSchema table) {
    return sides.apply(table.side()).rows(table.name().name());
  }
}
