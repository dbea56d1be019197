package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The two tables of obligations, and their rows as values. */
final class Obligations {
  /** What still has to happen: small, read all the time. */
  static final String BACKLOG = "tandem_backlog";

  /** What happened: long, added to and hardly read. */
  static final String HISTORY = "tandem_history";

  private static final int ERA = 16_384;

  /** Part of the index of pairs in the history; a fixed part of the schema. */
  static final String ERA_OF_SEQUENCE = "sequence / " + ERA;

  static final List<String> COLUMNS =
      List.of(
          "sequence",
          "operation_id",
          "partition_id",
          "map_id",
          "target",
          "pair",
          "group_name",
          "run_id",
          "status",
          "attempts",
          "next_at",
          "waiting_for",
          "received_at",
          "settled_at",
          "note",
          "payload");

  private final Names names;

  Obligations(Names names) {
    this.names = names;
  }

  static String table(ObligationStatus status) {
    return status.isFinal() ? HISTORY : BACKLOG;
  }

  Counts.Cell cell(Session session, Obligation obligation) throws SQLException {
    return new Counts.Cell(
        number(session, obligation.partition()),
        number(session, obligation.map()),
        Keys.number(obligation.target()),
        obligation.status().number());
  }

  private int number(Session session, String name) throws SQLException {
    return Objects.requireNonNull(names.find(session, name), "numbered before the commit");
  }

  /** A condition that all rows of the history behind a sequence meet; it names their eras. */
  static String eras(Session session, long after) throws SQLException {
    // Two statements within one, since SQLite looks an end up only when it is asked for alone.
    List<long[]> ends =
        session.list(
            "SELECT (SELECT min(sequence) FROM tandem_history),"
                + " (SELECT max(sequence) FROM tandem_history)",
            Session.Parameters.NONE,
            row -> new long[] {row.getLong(1), row.getLong(2)});
    long first = Math.max(ends.get(0)[0], after) / ERA;
    return LongStream.rangeClosed(first, Math.max(first, ends.get(0)[1] / ERA))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", ERA_OF_SEQUENCE + " IN (", ")"));
  }

  /** For a statement with a parameter for each column. */
  void bind(Session session, PreparedStatement statement, Obligation obligation)
      throws SQLException {
    String run = obligation.run();
    statement.setLong(1, obligation.sequence());
    Sql.setText(statement, 2, obligation.operationId());
    statement.setInt(3, number(session, obligation.partition()));
    statement.setInt(4, number(session, obligation.map()));
    statement.setInt(5, Keys.number(obligation.target()));
    Sql.setBytes(statement, 6, Keys.bytesOrNull(obligation.key()));
    Sql.setText(statement, 7, obligation.group());
    Sql.setInt(statement, 8, run == null ? null : (Integer) number(session, run));
    statement.setInt(9, obligation.status().number());
    statement.setInt(10, obligation.attempts());
    Sql.setLong(statement, 11, Instants.nanosOrNull(obligation.nextAttemptAt()));
    Sql.setText(statement, 12, obligation.waitingFor());
    statement.setLong(13, Instants.nanos(obligation.receivedAt()));
    statement.setLong(14, Instants.nanos(obligation.settledAt()));
    Sql.setText(statement, 15, obligation.note());
    statement.setBytes(16, obligation.payload().toBytes());
  }

  /** From a result with these columns in their order. */
  Obligation read(Session session, ResultSet row) throws SQLException {
    int run = row.getInt(8);
    boolean noRun = row.wasNull();
    return new Obligation(
        row.getLong(1),
        Sql.text(row, 2),
        names.name(session, row.getInt(3)),
        names.name(session, row.getInt(4)),
        Keys.side(row.getInt(5)),
        Keys.linkKeyOrNull(row.getBytes(6)),
        Sql.textOrNull(row, 7),
        noRun ? null : names.name(session, run),
        ObligationStatus.of(row.getInt(9)),
        row.getInt(10),
        instant(row, 11),
        Sql.textOrNull(row, 12),
        Instants.of(row.getLong(13)),
        Instants.of(row.getLong(14)),
        Sql.text(row, 15),
        Payload.of(row.getBytes(16)));
  }

  private static @Nullable Instant instant(ResultSet row, int index) throws SQLException {
    long nanos = row.getLong(index);
    return row.wasNull() ? null : Instants.of(nanos);
  }
}
