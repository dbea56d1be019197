package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a transaction that is open: what its host knows before it commits. Its rows are
 * locked as far as that matters: the commit fails if somebody changed one of them meanwhile.
 */
final class IntendedEdits implements RowEdits {
  private final InMemoryConnector system;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable RowEdits rows;

  /**
   * One change of one row. Immutable.
   *
   * @param table its table
   * @param key the row before it, after it for a creation
   * @param before the row before, null for a creation
   * @param after the row after, null for a delete
   */
  record Step(TableName table, KeyValues key, @Nullable Row before, @Nullable Row after) {
    /** The row, after the change unless it is gone. */
    Row image() {
      return Objects.requireNonNull(after == null ? before : after);
    }
  }

  /** Ends a transaction without a commit. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    RolledBack() {
      super("rolled back", null, false, false);
    }
  }

  IntendedEdits(InMemoryConnector system) {
    this.system = system;
  }

  /** Notes what an action would change. */
  void collect(Consumer<RowEdits> action) {
    try {
      system.transact(
          edits -> {
            rows = edits;
            action.accept(this);
            throw new RolledBack();
          });
    } catch (RolledBack done) {
      rows = null;
    }
  }

  /** What was noted, in order. */
  List<Step> steps() {
    return List.copyOf(steps);
  }

  /**
   * Commits what was noted.
   *
   * @return whether it could: nobody changed one of its rows or took what it needs
   */
  static boolean commit(InMemoryConnector system, List<Step> steps) {
    Set<Object> seen = new HashSet<>();
    for (Step step : steps) {
      Row before = step.before();
      boolean first = seen.add(List.of(step.table(), step.key()));
      if (first && before != null && !before.equals(find(system, step.table(), step.key()))) {
        return false;
      }
      Row after = step.after();
      if (after != null) {
        seen.add(List.of(step.table(), SimulatedUsers.key(after)));
      }
    }
    try {
      system.transact(edits -> steps.forEach(step -> make(step, edits)));
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static void make(Step step, RowEdits edits) {
    String table = step.table().name();
    Row before = step.before();
    Row after = step.after();
    if (after == null) {
      edits.delete(table, step.key());
      return;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String column : after.presentColumns()) {
      boolean changed =
          before == null
              ? after.value(column) != null
              : !Objects.equals(before.raw(column), after.raw(column));
      if (changed) {
        values.put(column, after.value(column));
      }
    }
    if (before == null) {
      edits.insert(table, values);
    } else {
      edits.update(table, step.key(), values);
    }
  }

  private static @Nullable Row find(InMemoryConnector system, TableName table, KeyValues key) {
    StoredRow stored = system.read(List.of(new RowAddress.ByKey(table, key))).get(0);
    return stored == null ? null : stored.row();
  }

  private RowEdits rows() {
    return Objects.requireNonNull(rows);
  }

  private Row before(String table, KeyValues key) {
    TableName name = Objects.requireNonNull(system.catalog().table(table)).name();
    Row row = find(system, name, key);
    if (row == null) {
      throw new IllegalArgumentException(table + " has no row " + key);
    }
    return row;
  }

  @Override
  public StoredRow insert(String table, Map<String, ?> values) {
    StoredRow stored = rows().insert(table, values);
    Row row = stored.row();
    steps.add(new Step(row.schema().name(), SimulatedUsers.key(row), null, row));
    return stored;
  }

  @Override
  public StoredRow update(String table, KeyValues key, Map<String, ?> values) {
    Row before = before(table, key);
    StoredRow stored = rows().update(table, key, values);
    steps.add(new Step(before.schema().name(), key, before, stored.row()));
    return stored;
  }

  @Override
  public void delete(String table, KeyValues key) {
    Row before = before(table, key);
    rows().delete(table, key);
    steps.add(new Step(before.schema().name(), key, before, null));
  }
}
