package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.memory.MemoryTable;
import dev.tandem.spi.testkit.memory.MemoryWriter;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeySearch;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Edits within the open transaction of a store. Not safe for several threads.
 *
 * @param tables finds a table by name or fails
 */
record SystemEdits(Function<String, MemoryTable> tables, KeySearch search, MemoryWriter writer)
    implements RowEdits {

  @Override
  public StoredRow insert(String table, Map<String, ?> values) {
    MemoryTable target = tables.apply(table);
    Row row = Row.builder(target.schema()).setAll(values).build();
    orThrow(writer.insert(target, row), table);
    return Objects.requireNonNull(target.last()).stored();
  }

  @Override
  public StoredRow update(String table, KeyValues key, Map<String, ?> values) {
    MemoryTable target = tables.apply(table);
    HeldRow before = only(target, key);
    Row row = Row.builder(target.schema()).setAll(values).build();
    orThrow(writer.update(target, before, row), table);
    return target.rowsAfter(before.sequence() - 1).iterator().next().stored();
  }

  @Override
  public void delete(String table, KeyValues key) {
    MemoryTable target = tables.apply(table);
    orThrow(writer.delete(target, only(target, key)), table);
  }

  private HeldRow only(MemoryTable table, KeyValues key) {
    List<HeldRow> found = search.find(table, key);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d rows with key %s".formatted(table.schema(), found.size(), key));
    }
    return found.get(0);
  }

  private static void orThrow(WriteOutcome outcome, String table) {
    if (!outcome.succeeded()) {
      throw new IllegalArgumentException(table + " refuses the change: " + reason(outcome));
    }
  }

  private static String reason(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Rejected rejected
        ? rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "))
        : outcome.toString();
  }
}
