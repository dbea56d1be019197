package dev.tandem.sync;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes what one transaction of a host means to do, hands it over, and commits it (UND-20). */
final class TestHost {
  private final SyncWorld world;
  private final Side side;
  private final List<Change> changes = new ArrayList<>();

  TestHost(SyncWorld world, Side side) {
    this.world = world;
    this.side = side;
  }

  private InMemoryConnector system() {
    return side == Side.DATAVERSE ? world.dataverse : world.finance;
  }

  private TableSchema table(String name) {
    return Objects.requireNonNull(system().catalog().table(name));
  }

  /** A row that is to be there, all other columns blank. */
  Row create(String table, Map<String, ?> values) {
    Row.Builder row = Row.builder(table(table));
    table(table).columns().forEach(column -> row.set(column.name(), null));
    values.forEach(row::set);
    Row created = row.build();
    note(table, null, created);
    return created;
  }

  /** A row with other values. */
  Row change(Row row, Map<String, ?> values) {
    Row.Builder after = row.toBuilder();
    values.forEach(after::set);
    Row changed = after.build();
    note(row.schema().name().name(), row, changed);
    return changed;
  }

  /** A row that is to be gone. */
  void delete(Row row) {
    note(row.schema().name().name(), row, null);
  }

  private void note(String table, @Nullable Row before, @Nullable Row after) {
    Row image = Objects.requireNonNull(after == null ? before : after);
    String number = String.valueOf(changes.size() + 1);
    changes.add(
        new Change(
            number,
            0,
            new TableName(side, table),
            after == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
            side == Side.DATAVERSE ? SyncWorld.id(image) : null,
            side == Side.FINANCE ? key(image) : null,
            before,
            after,
            after == null ? null : "uncommitted-" + number,
            null,
            null,
            world.clock.instant()));
  }

  private KeyValues key(Row row) {
    KeyValues.Builder key = KeyValues.builder();
    table(row.schema().name().name())
        .keys()
        .get(0)
        .columns()
        .forEach(column -> key.put(column, row.value(column)));
    return key.build();
  }

  SynchronousTransaction begin(String id) {
    return begin(world.runtime, id);
  }

  /** The same through a runtime of its own. */
  SynchronousTransaction begin(SyncRuntime runtime, String id) {
    return runtime.begin(side, id, changes);
  }

  /** What was noted happens. */
  void commit() {
    for (Change change : changes) {
      Row row = change.row();
      String table = change.table().name();
      if (row == null) {
        system().delete(table, address(Objects.requireNonNull(change.before())));
      } else {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.presentColumns().stream()
            .filter(column -> !"versionnumber".equals(column))
            .forEach(column -> values.put(column, row.value(column)));
        StoredRow ignored =
            change.before() == null
                ? system().insert(table, values)
                : system().update(table, address(row), values);
      }
    }
  }

  private KeyValues address(Row row) {
    String id = row.schema().primaryId();
    return id == null ? key(row) : KeyValues.of(id, SyncWorld.id(row));
  }
}
