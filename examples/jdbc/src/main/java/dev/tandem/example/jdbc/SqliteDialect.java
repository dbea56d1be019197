package dev.tandem.example.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * SQLite in a file with a write-ahead log. Decimals, days and identifiers are text: the database
 * has no exact type for them.
 */
final class SqliteDialect implements Dialect {
  private static final String TEXT = "text";
  private static final Codecs CODECS =
      new Codecs(
          Codecs.int32("integer"),
          Codecs.int64("integer"),
          Codec.text(TEXT, BigDecimal::new),
          bool(),
          Codec.text(TEXT, LocalDate::parse),
          Codec.text(TEXT, UUID::fromString));

  /** The last eight bits of the result codes of failures that pass. */
  private static final Set<Integer> PASSING =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_NOMEM.code,
          SQLiteErrorCode.SQLITE_INTERRUPT.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code,
          SQLiteErrorCode.SQLITE_PROTOCOL.code);

  private static final int PRIMARY = 0xff;
  private static final int MOST_ATTEMPTS = 20;

  private static Codec bool() {
    return new Codec(
        "integer",
        Types.INTEGER,
        (statement, at, value) -> statement.setInt(at, (Boolean) value ? 1 : 0),
        (rows, at) -> {
          int number = rows.getInt(at);
          return rows.wasNull() ? null : number != 0;
        });
  }

  @Override
  public Codecs codecs() {
    return CODECS;
  }

  @Override
  public String binary() {
    return "blob";
  }

  @Override
  public String tableOptions() {
    return " strict";
  }

  @Override
  public String columnsQuery() {
    return "select m.name, p.name from sqlite_schema m, pragma_table_info(m.name) p"
        + " where m.type = 'table'";
  }

  /** The settings belong to the connection; the log belongs to the file and stays. */
  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 30000");
      turnLogOn(statement);
      statement.execute("pragma synchronous = full");
    }
  }

  /**
   * Where another connection turns the log of a new file on at the same time, SQLite refuses
   * without waiting. It waits for its turn to change something, and after that the other is done.
   */
  private static void turnLogOn(Statement statement) throws SQLException {
    for (int attempt = 1; true; attempt++) {
      try {
        statement.execute("pragma journal_mode = wal");
        return;
      } catch (SQLException refused) {
        boolean busy = (refused.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || attempt == MOST_ATTEMPTS) {
          throw refused;
        }
        statement.execute("begin immediate");
        statement.execute("rollback");
      }
    }
  }

  /** A transaction sees the state at its first query until it ends. */
  @Override
  public void beginRead(Connection connection) {}

  /**
   * The transaction begins with a change, so that it waits for its turn. A look at the tables first
   * would make it a reader, and readers that fall behind may not write any more.
   */
  @Override
  public void beginCreate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("create table if not exists tandem_lock (held integer)");
      connection.setAutoCommit(false);
      statement.execute("delete from tandem_lock");
    }
  }

  /** A write comes first, so that the transaction never has to turn from reader into writer. */
  @Override
  public String lockingSelect(String columns, String table) {
    return "update %s set one = one returning %s".formatted(table, columns);
  }

  @Override
  public String isAnyText(String column) {
    return column + " in (select value from json_each(?))";
  }

  @Override
  public String isAnyId(String column) {
    return isAnyText(column);
  }

  @Override
  public void bindAny(PreparedStatement statement, int at, Collection<String> texts)
      throws SQLException {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts) {
      json.append(json.length() == 1 ? "\"" : ",\"");
      text.chars().forEach(letter -> append(json, (char) letter));
      json.append('"');
    }
    statement.setString(at, json.append(']').toString());
  }

  private static void append(StringBuilder json, char letter) {
    if (letter < ' ') {
      json.append("\\u00").append(letter < 16 ? "0" : "").append(Integer.toHexString(letter));
    } else if (letter == '"' || letter == '\\') {
      json.append('\\').append(letter);
    } else {
      json.append(letter);
    }
  }

  @Override
  public boolean passes(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && PASSING.contains(sqlite.getResultCode().code & PRIMARY);
  }
}
