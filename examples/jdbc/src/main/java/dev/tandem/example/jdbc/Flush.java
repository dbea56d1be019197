package dev.tandem.example.jdbc;

import dev.tandem.spi.testkit.rules.HeldRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the changes of a transaction in batches. For one thread. */
final class Flush {
  private final Session session;
  private final RowCache cache;

  Flush(Session session, RowCache cache) {
    this.session = session;
    this.cache = cache;
  }

  void run() throws SQLException {
    for (CachedTable table : cache.tables()) {
      if (!table.changes().isEmpty()) {
        new TableFlush(table).run();
      }
    }
    writeReferrers();
    new ChangeLog(session).append(cache.notes());
  }

  private void writeReferrers() throws SQLException {
    String name = session.layout().referrers();
    Batch batch =
        new Batch(
            "insert into %s (table_name, row_id, lookups) values (?, ?, ?) on conflict (table_name, row_id) do update set lookups = %s.lookups + excluded.lookups"
                .formatted(name, name));
    for (Map.Entry<RowName, Integer> more : cache.moreReferrers().entrySet()) {
      if (more.getValue() != 0) {
        PreparedStatement statement = batch.statement();
        statement.setString(1, more.getKey().table());
        statement.setString(2, more.getKey().id().toString());
        statement.setLong(3, more.getValue());
        batch.add();
      }
    }
    batch.finish();
  }

  /** One statement with many parameters. */
  private final class Batch {
    private static final int SIZE = 1000;
    private final PreparedStatement statement;
    private int waiting;

    Batch(String sql) throws SQLException {
      statement = session.statement(sql);
    }

    PreparedStatement statement() {
      return statement;
    }

    void add() throws SQLException {
      statement.addBatch();
      waiting++;
      if (waiting == SIZE) {
        finish();
      }
    }

    void finish() throws SQLException {
      if (waiting > 0) {
        for (int count : statement.executeBatch()) {
          if (count == 0) {
            throw new SQLException("a row is gone that nobody deleted through a connector");
          }
        }
        waiting = 0;
      }
    }
  }

  /** The columns that an update writes. */
  private record Shape(BitSet slots, boolean keys) {}

  /** The changes of one table: what goes makes room for what comes. */
  private final class TableFlush {
    private final CachedTable table;
    private final TableSql sql;
    private final List<HeldRow> deleted = new ArrayList<>();
    private final List<HeldRow> inserted = new ArrayList<>();
    private final List<HeldRow> rekeyed = new ArrayList<>();
    private final Map<Shape, List<HeldRow>> updated = new LinkedHashMap<>();

    TableFlush(CachedTable table) {
      this.table = table;
      sql = session.database().sql(session.layout().of(table.table()));
    }

    void run() throws SQLException {
      table.changes().forEach(this::sort);
      each(sql.delete(), deleted, (statement, row) -> statement.setLong(1, row.sequence()));
      if (rekeyed.size() > 1) {
        // One may take the key that another one gives away.
        each(sql.freeKeys(), rekeyed, (statement, row) -> statement.setLong(1, row.sequence()));
      }
      for (Map.Entry<Shape, List<HeldRow>> update : updated.entrySet()) {
        Shape shape = update.getKey();
        each(
            sql.update(shape.slots(), shape.keys()),
            update.getValue(),
            (statement, row) -> sql.bindUpdate(statement, shape.slots(), shape.keys(), row));
      }
      each(sql.insert(), inserted, sql::bindInsert);
    }

    private void sort(UUID id, @Nullable HeldRow after) {
      HeldRow before = table.stored(id);
      if (before != null && after != null && before.sequence() == after.sequence()) {
        boolean keys = sql.rekeys(before.row(), after.row());
        Shape shape = new Shape(sql.changed(before.row(), after.row()), keys);
        updated.computeIfAbsent(shape, any -> new ArrayList<>()).add(after);
        if (keys) {
          rekeyed.add(after);
        }
        return;
      }
      if (before != null) {
        deleted.add(before);
      }
      if (after != null) {
        inserted.add(after);
      }
    }

    private void each(String statement, List<HeldRow> rows, Binding binding) throws SQLException {
      if (!rows.isEmpty()) {
        Batch batch = new Batch(statement);
        for (HeldRow row : rows) {
          binding.bind(batch.statement(), row);
          batch.add();
        }
        batch.finish();
      }
    }
  }

  /** Sets the parameters for one row. */
  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement, HeldRow row) throws SQLException;
  }
}
