package dev.tandem.store.jdbc;

import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.Settlement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes of status. One that finishes an obligation moves its row from the backlog to the history;
 * the other ways are rare and work alike.
 */
final class Settlements {
  /** From one table to another. */
  private record Way(String from, String to) {}

  private static final String SET =
      "pair = coalesce(?, pair), status = ?, attempts = ?, next_at = ?, waiting_for = ?,"
          + " settled_at = ?, note = ?, payload = coalesce(?, payload)";

  /** The same parameters in the same order. */
  private static final String MOVED =
      "coalesce(?, pair), ?, ?, ?, ?, ?, ?, coalesce(?, payload), sequence, operation_id,"
          + " partition_id, map_id, target, group_name, run_id, received_at";

  private static final String MOVED_COLUMNS =
      "pair, status, attempts, next_at, waiting_for, settled_at, note, payload, sequence,"
          + " operation_id, partition_id, map_id, target, group_name, run_id, received_at";

  private final List<Settlement> settlements;
  private final Map<Long, Counts.Cell> before = new HashMap<>();

  Settlements(List<Settlement> settlements) {
    this.settlements = settlements;
  }

  /** The first obligation that has not the expected status in its turn; null when all have. */
  @Nullable String changed(Session session) throws SQLException {
    Map<String, List<Long>> wanted = new LinkedHashMap<>();
    for (Settlement settlement : settlements) {
      wanted
          .computeIfAbsent(Obligations.table(settlement.from()), table -> new ArrayList<>())
          .add(settlement.sequence());
    }
    for (Map.Entry<String, List<Long>> each : wanted.entrySet()) {
      look(session, each.getKey(), each.getValue());
    }
    Map<Long, ObligationStatus> settled = new HashMap<>();
    for (Settlement settlement : settlements) {
      Counts.Cell cell = before.get(settlement.sequence());
      ObligationStatus earlier = settled.put(settlement.sequence(), settlement.to());
      boolean asExpected =
          earlier == null
              ? cell != null && cell.status() == settlement.from().number()
              : earlier == settlement.from();
      if (!asExpected) {
        return "obligation " + settlement.sequence();
      }
    }
    return null;
  }

  private void look(Session session, String table, List<Long> sequences) throws SQLException {
    for (List<Long> piece : Sql.pieces(sequences)) {
      session.each(
          "SELECT sequence, partition_id, map_id, target, status FROM %s WHERE sequence IN %s"
              .formatted(table, Sql.list(piece.size())),
          statement -> Sql.setLongs(statement, 1, piece),
          row ->
              before.put(
                  row.getLong(1),
                  new Counts.Cell(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))));
    }
  }

  void apply(Session session, Counts.Changes changes) throws SQLException {
    Map<Way, List<Settlement>> ways = new LinkedHashMap<>();
    for (Settlement settlement : last()) {
      Counts.Cell cell = Objects.requireNonNull(before.get(settlement.sequence()));
      changes.add(cell, -1);
      changes.add(cell.with(settlement.to()), 1);
      String from = Obligations.table(ObligationStatus.of(cell.status()));
      ways.computeIfAbsent(
              new Way(from, Obligations.table(settlement.to())), way -> new ArrayList<>())
          .add(settlement);
    }
    for (Map.Entry<Way, List<Settlement>> each : ways.entrySet()) {
      apply(session, each.getKey(), each.getValue());
    }
  }

  private static void apply(Session session, Way way, List<Settlement> settlements)
      throws SQLException {
    if (way.from().equals(way.to())) {
      session.batch(
          "UPDATE " + way.from() + " SET " + SET + " WHERE sequence = ?",
          settlements,
          Settlements::bind);
      return;
    }
    session.batch(
        "INSERT INTO %s (%s) SELECT %s FROM %s WHERE sequence = ?"
            .formatted(way.to(), MOVED_COLUMNS, MOVED, way.from()),
        settlements,
        Settlements::bind);
    session.batch(
        "DELETE FROM " + way.from() + " WHERE sequence = ?",
        settlements,
        (statement, settlement) -> statement.setLong(1, settlement.sequence()));
  }

  private static void bind(PreparedStatement statement, Settlement settlement) throws SQLException {
    Payload payload = settlement.payload();
    Sql.setBytes(statement, 1, Keys.bytesOrNull(settlement.key()));
    statement.setInt(2, settlement.to().number());
    statement.setInt(3, settlement.attempts());
    Sql.setLong(statement, 4, Instants.nanosOrNull(settlement.nextAttemptAt()));
    Sql.setText(statement, 5, settlement.waitingFor());
    statement.setLong(6, Instants.nanos(settlement.at()));
    Sql.setText(statement, 7, settlement.note());
    Sql.setBytes(statement, 8, payload == null ? null : payload.toBytes());
    statement.setLong(9, settlement.sequence());
  }

  /** In the order of the sequences; of several for one obligation what they come to. */
  private Collection<Settlement> last() {
    Map<Long, Settlement> last = new TreeMap<>();
    settlements.forEach(each -> last.merge(each.sequence(), each, Settlements::together));
    return last.values();
  }

  private static Settlement together(Settlement first, Settlement then) {
    return new Settlement(
        then.sequence(),
        first.from(),
        then.to(),
        then.key() == null ? first.key() : then.key(),
        then.attempts(),
        then.nextAttemptAt(),
        then.waitingFor(),
        then.at(),
        then.note(),
        then.payload() == null ? first.payload() : then.payload());
  }
}
