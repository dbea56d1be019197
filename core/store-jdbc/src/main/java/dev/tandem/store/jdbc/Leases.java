package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may work on which partition; every method runs in a transaction that writes. */
final class Leases {
  private static final List<String> KEYS = List.of("partition_name");
  private static final List<String> COLUMNS = List.of("owner", "generation", "until_at");

  private final Dialect dialect;

  Leases(Dialect dialect) {
    this.dialect = dialect;
  }

  @Nullable Lease take(Session session, String partition, String owner, Instant now, Duration life)
      throws SQLException {
    Lease held = held(session, partition);
    boolean running = held != null && held.until().isAfter(now);
    if (held != null && running && !held.owner().equals(owner)) {
      return null;
    }
    long generation = held == null ? 1 : running ? held.generation() : held.generation() + 1;
    Lease lease = new Lease(partition, owner, generation, now.plus(life));
    put(session, lease);
    return lease;
  }

  void release(Session session, Lease lease) throws SQLException {
    if (isNewest(session, lease)) {
      put(session, new Lease(lease.partition(), lease.owner(), lease.generation(), Instant.MIN));
    }
  }

  boolean isNewest(Session session, Lease lease) throws SQLException {
    Lease held = held(session, lease.partition());
    return held != null
        && held.generation() == lease.generation()
        && held.owner().equals(lease.owner());
  }

  private static @Nullable Lease held(Session session, String partition) throws SQLException {
    List<Lease> held =
        session.list(
            "SELECT owner, generation, until_at FROM tandem_lease WHERE partition_name = ?",
            statement -> Sql.setText(statement, 1, partition),
            row ->
                new Lease(
                    partition, Sql.text(row, 1), row.getLong(2), Instants.of(row.getLong(3))));
    return held.isEmpty() ? null : held.get(0);
  }

  private void put(Session session, Lease lease) throws SQLException {
    session.update(
        dialect.upsert("tandem_lease", KEYS, COLUMNS),
        statement -> {
          Sql.setText(statement, 1, lease.partition());
          Sql.setText(statement, 2, lease.owner());
          statement.setLong(3, lease.generation());
          statement.setLong(4, Instants.nanos(lease.until()));
        });
  }
}
