package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.WriteRules;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Edits in an open transaction. For one thread. */
final class SessionEdits implements RowEdits {
  private final RowCache cache;
  private final WriteRules rules;

  SessionEdits(RowCache cache) {
    this.cache = cache;
    rules = new WriteRules(cache, Set.of(), false);
  }

  @Override
  public StoredRow insert(String table, Map<String, ?> values) {
    KeyedTable target = table(table);
    orThrow(rules.insert(target, row(target, values)), target);
    return lastNote().stored();
  }

  @Override
  public StoredRow update(String table, KeyValues key, Map<String, ?> values) {
    KeyedTable target = table(table);
    HeldRow before = only(target, key);
    orThrow(rules.update(target, before, row(target, values)), target);
    return lastNote().stored();
  }

  @Override
  public void delete(String table, KeyValues key) {
    KeyedTable target = table(table);
    orThrow(rules.delete(target, only(target, key)), target);
  }

  private HeldRow lastNote() {
    List<Note> notes = cache.notes();
    return Objects.requireNonNull(notes.get(notes.size() - 1).after());
  }

  private KeyedTable table(String name) {
    KeyedTable table = cache.table(name);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + name);
    }
    return table;
  }

  private static Row row(KeyedTable table, Map<String, ?> values) {
    Row row = Row.builder(table.schema()).setAll(values).build();
    List<Problem> problems = Storable.problems(row);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(table + " refuses the change: " + reason(problems));
    }
    return row;
  }

  private HeldRow only(KeyedTable table, KeyValues key) {
    List<HeldRow> found = cache.search().find(table, key);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d rows with key %s".formatted(table, found.size(), key));
    }
    return found.get(0);
  }

  private static void orThrow(WriteOutcome outcome, KeyedTable table) {
    if (!outcome.succeeded()) {
      throw new IllegalArgumentException(table + " refuses the change: " + reason(outcome));
    }
  }

  private static String reason(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Rejected rejected
        ? reason(rejected.problems())
        : outcome.toString();
  }

  private static String reason(List<Problem> problems) {
    return problems.stream().map(Problem::display).collect(Collectors.joining("; "));
  }
}
