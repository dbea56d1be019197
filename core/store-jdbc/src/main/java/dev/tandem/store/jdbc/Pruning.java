package dev.tandem.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Forgets what is finished and old, the oldest first. Reads the history only (I10). */
final class Pruning {
  private record Old(long sequence, String operationId) {}

  private Pruning() {}

  static int prune(Session session, Instant before, int limit) throws SQLException {
    List<Old> old =
        session.list(
            "SELECT sequence, operation_id FROM tandem_history WHERE settled_at < ?"
                + " ORDER BY settled_at LIMIT ?",
            statement -> {
              statement.setLong(1, Instants.nanos(before));
              statement.setInt(2, limit);
            },
            row -> new Old(row.getLong(1), Sql.text(row, 2)));
    session.batch(
        "DELETE FROM tandem_history WHERE sequence = ?",
        old,
        (statement, each) -> statement.setLong(1, each.sequence()));
    session.batch(
        "DELETE FROM tandem_operation WHERE operation_id = ?",
        old,
        (statement, each) -> Sql.setText(statement, 1, each.operationId()));
    return old.size();
  }
}
