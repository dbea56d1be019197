package dev.tandem.example.jdbc;

import dev.tandem.spi.value.Blank;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one type lie in a database column; SQL null is blank. Immutable.
 *
 * @param sqlType the column type
 * @param jdbcType what a null is sent as
 * @param binder sends a value
 * @param reader receives a value
 */
record Codec(String sqlType, int jdbcType, Binder binder, Reader reader) {

  /** Sends a value. */
  @FunctionalInterface
  interface Binder {
    void bind(PreparedStatement statement, int at, Object value) throws SQLException;
  }

  /** Receives a value, null for SQL null. */
  @FunctionalInterface
  interface Reader {
    @Nullable Object read(ResultSet rows, int at) throws SQLException;
  }

  /** Turns a text into a value. */
  @FunctionalInterface
  interface Parser {
    Object parse(String text);
  }

  /** Text by its own rules: what is written is the string of the value. */
  static Codec text(String sqlType, Parser parser) {
    return new Codec(
        sqlType,
        java.sql.Types.VARCHAR,
        (statement, at, value) -> statement.setString(at, value.toString()),
        (rows, at) -> {
          String text = rows.getString(at);
          return text == null ? null : parser.parse(text);
        });
  }

  void bind(PreparedStatement statement, int at, @Nullable Object raw) throws SQLException {
    if (raw == null || raw == Blank.BLANK) {
      statement.setNull(at, jdbcType);
    } else {
      binder.bind(statement, at, raw);
    }
  }

  Object read(ResultSet rows, int at) throws SQLException {
    Object value = reader.read(rows, at);
    return value == null ? Blank.BLANK : value;
  }
}
