package dev.tandem.example.jdbc;

import dev.tandem.spi.testkit.rules.HeldRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Fills the columns of a key that the catalog has got since the rows were written. */
final class KeyFill {
  private static final int CHUNK = 1000;

  private final Connection connection;
  private final TableLayout.KeyColumns key;
  private final TableSql sql;
  private final String update;

  KeyFill(Connection connection, Dialect dialect, TableLayout table, TableLayout.KeyColumns key) {
    this.connection = connection;
    this.key = key;
    sql = new TableSql(table, dialect.codecs());
    update =
        "update %s set %s = ?, %s = ? where %s = ?"
            .formatted(table.sqlName(), key.unique(), key.exempt(), TableLayout.SEQUENCE);
  }

  void run() throws SQLException {
    String condition =
        "%s > ? order by %s limit ?".formatted(TableLayout.SEQUENCE, TableLayout.SEQUENCE);
    try (PreparedStatement read = connection.prepareStatement(sql.select(condition));
        PreparedStatement write = connection.prepareStatement(update)) {
      long after = 0;
      List<HeldRow> rows = rowsAfter(read, after);
      while (!rows.isEmpty()) {
        for (HeldRow row : rows) {
          fill(write, row);
          after = row.sequence();
        }
        write.executeBatch();
        rows = rowsAfter(read, after);
      }
    }
  }

  private List<HeldRow> rowsAfter(PreparedStatement read, long after) throws SQLException {
    read.setLong(1, after);
    read.setInt(2, CHUNK);
    List<HeldRow> found = new ArrayList<>();
    try (ResultSet rows = read.executeQuery()) {
      while (rows.next()) {
        found.add(sql.read(rows));
      }
    }
    return found;
  }

  private void fill(PreparedStatement write, HeldRow row) throws SQLException {
    String canonical = key.key().canonical(row.row());
    write.setString(1, key.unique(canonical));
    write.setString(2, key.exempt(canonical));
    write.setLong(3, row.sequence());
    write.addBatch();
  }
}
