package dev.tandem.store.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Small numbers for the few names that stand in many rows: maps, partitions, runs. A number never
 * changes its name, so what was read once is kept. Safe for any thread.
 */
final class Names {
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, String> names = new ConcurrentHashMap<>();

  /** The number of a name; null when no row has ever had it. */
  @Nullable Integer find(Session session, String name) throws SQLException {
    Integer number = numbers.get(name);
    if (number == null) {
      refresh(session);
      number = numbers.get(name);
    }
    return number;
  }

  /** The numbers of those names that any row has ever had. */
  List<Integer> find(Session session, Set<String> wanted) throws SQLException {
    if (!numbers.keySet().containsAll(wanted)) {
      refresh(session);
    }
    return wanted.stream().map(numbers::get).filter(number -> number != null).toList();
  }

  String name(Session session, int number) throws SQLException {
    String name = names.get(number);
    if (name == null) {
      refresh(session);
      name = names.get(number);
    }
    if (name == null) {
      throw Failures.failed("the store is damaged: no name has the number " + number);
    }
    return name;
  }

  /**
   * Numbers names before a transaction that uses them. They stay numbered whatever becomes of it,
   * so that nothing is remembered here that a rollback takes back there.
   */
  void number(Sessions sessions, Set<String> wanted) {
    if (numbers.keySet().containsAll(wanted)) {
      return;
    }
    sessions.write("numbering names", session -> add(session, wanted));
    sessions.read(
        "reading names",
        session -> {
          refresh(session);
          return wanted.size();
        });
  }

  private static int add(Session session, Set<String> wanted) throws SQLException {
    Set<String> missing = new LinkedHashSet<>(wanted);
    int[] last = {0};
    session.each(
        "SELECT id, name FROM tandem_name",
        Session.Parameters.NONE,
        row -> {
          last[0] = Math.max(last[0], row.getInt(1));
          return missing.remove(Sql.text(row, 2));
        });
    session.batch(
        "INSERT INTO tandem_name (id, name) VALUES (?, ?)",
        missing,
        (statement, name) -> {
          last[0]++;
          statement.setInt(1, last[0]);
          Sql.setText(statement, 2, name);
        });
    return missing.size();
  }

  private void refresh(Session session) throws SQLException {
    session.each(
        "SELECT id, name FROM tandem_name",
        Session.Parameters.NONE,
        row -> {
          int number = row.getInt(1);
          String name = Sql.text(row, 2);
          names.put(number, name);
          numbers.put(name, number);
          return number;
        });
  }
}
