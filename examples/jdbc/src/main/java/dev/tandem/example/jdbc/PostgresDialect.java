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

/** PostgreSQL; the tables stand in the current schema of the connections. */
final class PostgresDialect implements Dialect {
  private static final Codecs CODECS =
      new Codecs(
          Codecs.int32("integer"),
          Codecs.int64("bigint"),
          new Codec(
              "numeric",
              Types.NUMERIC,
              (statement, at, value) -> statement.setBigDecimal(at, (BigDecimal) value),
              (rows, at) -> rows.getBigDecimal(at)),
          bool(),
          new Codec(
              "date",
              Types.DATE,
              (statement, at, value) -> statement.setObject(at, value),
              (rows, at) -> rows.getObject(at, LocalDate.class)),
          new Codec(
              "uuid",
              Types.OTHER,
              (statement, at, value) -> statement.setObject(at, value),
              (rows, at) -> rows.getObject(at, UUID.class)));

  /**
   * Classes of states that pass: the connection failed, the transaction was rolled back for another
   * one, resources are short, an operator stopped it, the system failed.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  /** A lock was not to be had in time. */
  private static final String LOCKED = "55P03";

  private static Codec bool() {
    return new Codec(
        "boolean",
        Types.BOOLEAN,
        (statement, at, value) -> statement.setBoolean(at, (Boolean) value),
        (rows, at) -> {
          boolean flag = rows.getBoolean(at);
          return rows.wasNull() ? null : flag;
        });
  }

  @Override
  public Codecs codecs() {
    return CODECS;
  }

  @Override
  public String binary() {
    return "bytea";
  }

  @Override
  public String tableOptions() {
    return "";
  }

  @Override
  public String columnsQuery() {
    return "select table_name, column_name from information_schema.columns"
        + " where table_schema = current_schema()";
  }

  @Override
  public void prepare(Connection connection) {}

  @Override
  public void beginRead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
    }
  }

  @Override
  public void beginCreate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('tandem create'))");
    }
  }

  /**
   * Numbers are handed out in the order of commits only because writers queue here: each reads what
   * the one before has committed.
   */
  @Override
  public String lockingSelect(String columns, String table) {
    return "select %s from %s for update".formatted(columns, table);
  }

  @Override
  public String isAnyText(String column) {
    return column + " = any (?)";
  }

  @Override
  public String isAnyId(String column) {
    return column + " = any (cast(? as uuid[]))";
  }

  @Override
  public void bindAny(PreparedStatement statement, int at, Collection<String> texts)
      throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf("text", texts.toArray()));
  }

  @Override
  public boolean passes(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && (state.equals(LOCKED)
            || (state.length() > 1 && PASSING.contains(state.substring(0, 2))));
  }
}
