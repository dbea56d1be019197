package dev.tandem.store.jdbc;

import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.ObligationStatus;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many obligations there are, by partition as well, so that they also say where any wait. A
 * commit changes each number once.
 */
final class Counts {
  /** What is counted together. */
  record Cell(int partition, int map, int target, int status) {
    static final Comparator<Cell> ORDER =
        Comparator.comparingInt(Cell::partition)
            .thenComparingInt(Cell::map)
            .thenComparingInt(Cell::target)
            .thenComparingInt(Cell::status);

    Cell with(ObligationStatus other) {
      return new Cell(partition, map, target, other.number());
    }
  }

  /** What one commit changes. */
  static final class Changes {
    private final Map<Cell, Long> cells = new TreeMap<>(Cell.ORDER);

    void add(Cell cell, long change) {
      cells.merge(cell, change, Long::sum);
    }
  }

  private static final String ADD =
      Sql.insert("tandem_count", List.of("partition_id", "map_id", "target", "status", "amount"));

  private final Names names;

  Counts(Names names) {
    this.names = names;
  }

  void store(Session session, Changes changes) throws SQLException {
    List<Map.Entry<Cell, Long>> entries =
        changes.cells.entrySet().stream().filter(entry -> entry.getValue() != 0).toList();
    int[] met =
        session.batch(
            "UPDATE tandem_count SET amount = amount + ?"
                + " WHERE partition_id = ? AND map_id = ? AND target = ? AND status = ?",
            entries,
            (statement, entry) -> {
              statement.setLong(1, entry.getValue());
              statement.setInt(2, entry.getKey().partition());
              statement.setInt(3, entry.getKey().map());
              statement.setInt(4, entry.getKey().target());
              statement.setInt(5, entry.getKey().status());
            });
    for (int i = 0; i < met.length; i++) {
      if (met[i] == 0) {
        Cell cell = entries.get(i).getKey();
        long amount = entries.get(i).getValue();
        session.update(
            ADD,
            statement -> {
              statement.setInt(1, cell.partition());
              statement.setInt(2, cell.map());
              statement.setInt(3, cell.target());
              statement.setInt(4, cell.status());
              statement.setLong(5, amount);
            });
      }
    }
  }

  /** The cells that are not empty. */
  Map<Cell, Long> cells(Session session) throws SQLException {
    Map<Cell, Long> cells = new TreeMap<>(Cell.ORDER);
    session.each(
        "SELECT partition_id, map_id, target, status, amount FROM tandem_count WHERE amount <> 0",
        Session.Parameters.NONE,
        row ->
            cells.put(
                new Cell(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                row.getLong(5)));
    return cells;
  }

  Map<CountKey, Long> all(Session session) throws SQLException {
    Map<CountKey, Long> counts = new HashMap<>();
    for (Map.Entry<Cell, Long> entry : cells(session).entrySet()) {
      Cell cell = entry.getKey();
      CountKey key =
          new CountKey(
              names.name(session, cell.map()),
              Keys.side(cell.target()),
              ObligationStatus.of(cell.status()));
      counts.merge(key, entry.getValue(), Long::sum);
    }
    return counts;
  }
}
