package dev.tandem.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pieces of statements, and parameters that may be null. */
final class Sql {
  /** Lengths of lists in statements, so that few different statements serve all lists. */
  private static final int[] LENGTHS = {1, 8, 64, 512};

  private Sql() {}

  /** A list of parameters. */
  static String list(int length) {
    return "(" + String.join(", ", Collections.nCopies(length, "?")) + ")";
  }

  /** The same values in pieces, each filled up with its last value to one of few lengths. */
  static <T> List<List<T>> pieces(List<T> values) {
    List<List<T>> pieces = new ArrayList<>();
    int most = LENGTHS[LENGTHS.length - 1];
    for (int from = 0; from < values.size(); from += most) {
      List<T> piece = values.subList(from, Math.min(values.size(), from + most));
      pieces.add(filled(piece));
    }
    return pieces;
  }

  private static <T> List<T> filled(List<T> values) {
    List<T> filled = new ArrayList<>(values);
    for (int length : LENGTHS) {
      if (length >= values.size()) {
        filled.addAll(Collections.nCopies(length - values.size(), values.get(values.size() - 1)));
        break;
      }
    }
    return filled;
  }

  static String insert(String table, List<String> columns) {
    return "INSERT INTO %s (%s) VALUES %s"
        .formatted(table, String.join(", ", columns), list(columns.size()));
  }

  static String onConflict(String table, List<String> keys, List<String> columns) {
    List<String> all = new ArrayList<>(keys);
    all.addAll(columns);
    return insert(table, all)
        + " ON CONFLICT (%s) DO UPDATE SET %s"
            .formatted(
                String.join(", ", keys),
                columns.stream()
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", ")));
  }

  static void setLong(PreparedStatement statement, int index, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value);
    }
  }

  static void setInt(PreparedStatement statement, int index, @Nullable Integer value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.INTEGER);
    } else {
      statement.setInt(index, value);
    }
  }

  static void setText(PreparedStatement statement, int index, @Nullable String value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.VARCHAR);
    } else {
      statement.setString(index, Texts.toStore(value));
    }
  }

  static String text(ResultSet row, int index) throws SQLException {
    return Texts.fromStore(row.getString(index));
  }

  static @Nullable String textOrNull(ResultSet row, int index) throws SQLException {
    String stored = row.getString(index);
    return stored == null ? null : Texts.fromStore(stored);
  }

  static void setBytes(PreparedStatement statement, int index, byte @Nullable [] value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BINARY);
    } else {
      statement.setBytes(index, value);
    }
  }

  static void setTexts(PreparedStatement statement, int from, List<String> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      setText(statement, from + i, values.get(i));
    }
  }

  static void setLongs(PreparedStatement statement, int from, List<Long> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setLong(from + i, values.get(i));
    }
  }
}
