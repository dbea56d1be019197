package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Kind;
import dev.tandem.spi.connector.Change.Transaction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.value.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log of committed changes. Positions follow the order of commits without gap, because writers
 * draw them one after the other. For one transaction.
 */
final class ChangeLog {
  private static final String COLUMNS =
      "position, transaction_number, table_name, row_id, path_key, before_image, after_image,"
          + " row_version, operation_id, committed_at";

  /** As wide for every instant, so that texts compare as instants do. */
  private static final DateTimeFormatter COMMITTED =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private static final int BATCH = 1000;

  private final Session session;

  ChangeLog(Session session) {
    this.session = session;
  }

  void append(List<Note> notes) throws SQLException {
    String sql =
        "insert into %s (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            .formatted(session.layout().changes(), COLUMNS);
    PreparedStatement statement = session.statement(sql);
    String now = COMMITTED.format(session.database().clock().instant());
    int waiting = 0;
    for (Note note : notes) {
      bind(statement, note, now);
      statement.addBatch();
      waiting++;
      if (waiting % BATCH == 0 || waiting == notes.size()) {
        statement.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement statement, Note note, String now) throws SQLException {
    HeldRow before = note.before();
    HeldRow after = note.after();
    HeldRow image = Objects.requireNonNull(after == null ? before : after);
    KeyValues pathKey = note.pathKey();
    int at = 1;
    statement.setLong(at++, note.position());
    statement.setLong(at++, note.transaction());
    statement.setString(at++, note.table().schema().name().name());
    statement.setString(at++, image.id().toString());
    statement.setBytes(at++, pathKey == null ? null : RowImage.key(pathKey));
    statement.setBytes(at++, before(before, after));
    statement.setBytes(at++, after == null ? null : RowImage.whole(after.row()));
    statement.setString(at++, after == null ? null : after.version());
    statement.setString(at++, note.operationId());
    statement.setString(at, now);
  }

  private static byte @Nullable [] before(@Nullable HeldRow before, @Nullable HeldRow after) {
    if (before == null) {
      return null;
    }
    return after == null
        ? RowImage.whole(before.row())
        : RowImage.difference(before.row(), after.row());
  }

  /** A change as the log holds it. */
  record Logged(long position, long transaction, Change change) {
    private Logged telling(@Nullable Logged next, String epoch) {
      boolean last = next == null || next.transaction != transaction;
      Transaction told = new Transaction(epoch + "-t" + transaction, last);
      Change whole =
          new Change(
              change.coordinate(),
              change.sequence(),
              change.table(),
              change.kind(),
              change.id(),
              change.key(),
              change.before(),
              change.row(),
              change.version(),
              change.operationId(),
              told,
              change.committedAt());
      return new Logged(position, transaction, whole);
    }
  }

  /**
   * Changes of these tables behind a position, up to another one.
   *
   * @param most how many at most
   */
  List<Logged> read(Collection<KeyedTable> tables, long after, long end, int most, String epoch)
      throws SQLException {
    String sql =
        "select %s from %s where position > ? and position <= ? and %s order by position limit ?"
            .formatted(
                COLUMNS,
                session.layout().changes(),
                session.database().dialect().isAnyText("table_name"));
    PreparedStatement statement = session.statement(sql);
    statement.setLong(1, after);
    statement.setLong(2, end);
    session.database().dialect().bindAny(statement, 3, names(tables));
    // One more tells whether the transaction of the last one goes on.
    statement.setLong(4, most + 1L);
    List<Logged> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(logged(rows, epoch));
      }
    }
    List<Logged> told = new ArrayList<>();
    for (int i = 0; i < Math.min(most, found.size()); i++) {
      told.add(found.get(i).telling(i + 1 < found.size() ? found.get(i + 1) : null, epoch));
    }
    return told;
  }

  private static List<String> names(Collection<KeyedTable> tables) {
    return tables.stream().map(table -> table.schema().name().name()).toList();
  }

  private Logged logged(ResultSet rows, String epoch) throws SQLException {
    int at = 1;
    long position = rows.getLong(at++);
    long transaction = rows.getLong(at++);
    TableLayout layout = Objects.requireNonNull(session.layout().table(rows.getString(at++)));
    UUID id = UUID.fromString(rows.getString(at++));
    byte[] pathKey = rows.getBytes(at++);
    byte[] beforeImage = rows.getBytes(at++);
    byte[] afterImage = rows.getBytes(at++);
    TableSchema schema = layout.schema();
    Row after = afterImage == null ? null : RowImage.row(schema, afterImage);
    Row before = before(schema, beforeImage, after);
    Row image = Objects.requireNonNull(after == null ? before : after);
    // Finance rows have no id that others know, unless it is their only name.
    boolean told = layout.table().tellsIds() || layout.table().firstKey() == null;
    Change change =
        new Change(
            epoch + "-" + position,
            position,
            schema.name(),
            after == null ? Kind.DELETE : Kind.UPSERT,
            told ? id : null,
            pathKey == null ? layout.table().plainKey(image) : RowImage.keyValues(pathKey),
            before,
            after,
            rows.getString(at++),
            rows.getString(at++),
            null,
            Instant.parse(rows.getString(at)));
    return new Logged(position, transaction, change);
  }

  private static @Nullable Row before(
      TableSchema schema, byte @Nullable [] image, @Nullable Row after) {
    if (image == null) {
      return null;
    }
    return after == null ? RowImage.row(schema, image) : RowImage.before(after, image);
  }

  /** Whether changes of these tables behind a position are gone. */
  boolean hasForgotten(Collection<KeyedTable> tables, long after) throws SQLException {
    String sql =
        "select count(*) from %s where position > ? and %s"
            .formatted(
                session.layout().forgotten(), session.database().dialect().isAnyText("table_name"));
    PreparedStatement statement = session.statement(sql);
    statement.setLong(1, after);
    session.database().dialect().bindAny(statement, 2, names(tables));
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }

  /** Forgets the changes before the first one that was committed at this instant or later. */
  void forgetBefore(Instant instant, long end) throws SQLException {
    String first =
        "select min(position) from %s where committed_at >= ?"
            .formatted(session.layout().changes());
    PreparedStatement statement = session.statement(first);
    statement.setString(1, COMMITTED.format(instant));
    long last = end;
    try (ResultSet rows = statement.executeQuery()) {
      if (rows.next()) {
        long kept = rows.getLong(1);
        last = rows.wasNull() ? end : kept - 1;
      }
    }
    forgetUpTo(last);
  }

  /** Forgets the changes up to a position. */
  void forgetUpTo(long last) throws SQLException {
    String changes = session.layout().changes();
    String remember =
        "insert into %s (table_name, position) select table_name, max(position) from %s where position <= ? group by table_name on conflict (table_name) do update set position = excluded.position"
            .formatted(session.layout().forgotten(), changes);
    execute(remember, last);
    execute("delete from %s where position <= ?".formatted(changes), last);
  }

  private void execute(String sql, long last) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    statement.setLong(1, last);
    statement.executeUpdate();
  }
}
