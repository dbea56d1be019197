package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Fence;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The operations that took effect and the fences. They are read and written in the transaction of
 * the effect, so that neither is ever without the other (I6, I8).
 */
final class Ledger {
  private final Session session;

  Ledger(Session session) {
    this.session = session;
  }

  /** Those of these operations that took effect, by id. */
  Map<String, AcceptedOperation> find(Collection<String> operationIds) throws SQLException {
    Dialect dialect = session.database().dialect();
    String sql =
        "select operation_id, row_version, row_id from %s where %s"
            .formatted(session.layout().operations(), dialect.isAnyText("operation_id"));
    PreparedStatement statement = session.statement(sql);
    dialect.bindAny(statement, 1, operationIds);
    Map<String, AcceptedOperation> found = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String id = rows.getString(1);
        UUID row = dialect.codecs().guid().read(rows, 3) instanceof UUID known ? known : null;
        found.put(id, new AcceptedOperation(id, rows.getString(2), row));
      }
    }
    return found;
  }

  void append(Collection<AcceptedOperation> operations) throws SQLException {
    if (operations.isEmpty()) {
      return;
    }
    String sql =
        "insert into %s (operation_id, row_version, row_id) values (?, ?, ?)"
            .formatted(session.layout().operations());
    PreparedStatement statement = session.statement(sql);
    Codec ids = session.database().dialect().codecs().guid();
    for (AcceptedOperation operation : operations) {
      statement.setString(1, operation.operationId());
      statement.setString(2, operation.version());
      ids.bind(statement, 3, operation.id());
      statement.addBatch();
    }
    statement.executeBatch();
  }

  /** Whether a newer worker holds the partition. */
  boolean isFenced(@Nullable Fence fence) throws SQLException {
    return fence != null && generation(fence.partition()) > fence.generation();
  }

  /** Raises the fence unless it stands higher; whether it stands where wanted. */
  boolean raise(Fence fence) throws SQLException {
    long current = generation(fence.partition());
    if (current < fence.generation()) {
      String sql =
          "insert into %s (partition_name, generation) values (?, ?) on conflict (partition_name) do update set generation = excluded.generation"
              .formatted(session.layout().fences());
      PreparedStatement statement = session.statement(sql);
      statement.setString(1, fence.partition());
      statement.setLong(2, fence.generation());
      statement.executeUpdate();
    }
    return current <= fence.generation();
  }

  private long generation(String partition) throws SQLException {
    String sql =
        "select generation from %s where partition_name = ?".formatted(session.layout().fences());
    PreparedStatement statement = session.statement(sql);
    statement.setString(1, partition);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
