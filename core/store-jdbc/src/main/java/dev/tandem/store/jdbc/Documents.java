package dev.tandem.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Small named texts. */
final class Documents {
  private final Dialect dialect;

  Documents(Dialect dialect) {
    this.dialect = dialect;
  }

  Map<String, String> startingWith(Session session, String prefix) throws SQLException {
    Map<String, String> found = new TreeMap<>();
    String from = Texts.toStore(withoutHalf(prefix));
    String behind = dialect.behind(from);
    session.each(
        "SELECT name, content FROM tandem_document WHERE name >= ?"
            + (behind == null ? "" : " AND name < ?"),
        statement -> {
          statement.setString(1, from);
          if (behind != null) {
            statement.setString(2, behind);
          }
        },
        row -> {
          String name = Sql.text(row, 1);
          if (name.startsWith(prefix)) {
            found.put(name, Sql.text(row, 2));
          }
          return name;
        });
    return found;
  }

  /** A prefix may cut a pair of surrogates in two, and no database can look for a half. */
  private static String withoutHalf(String prefix) {
    int last = prefix.length() - 1;
    return last >= 0 && Character.isHighSurrogate(prefix.charAt(last))
        ? prefix.substring(0, last)
        : prefix;
  }

  /** The first document that is not as expected; null when all are. */
  @Nullable String changed(Session session, Map<String, String> expected) throws SQLException {
    for (Map.Entry<String, String> each : expected.entrySet()) {
      List<String> present =
          session.list(
              "SELECT content FROM tandem_document WHERE name = ?",
              statement -> Sql.setText(statement, 1, each.getKey()),
              row -> Sql.text(row, 1));
      if (!each.getValue().equals(present.isEmpty() ? "" : present.get(0))) {
        return "document " + each.getKey();
      }
    }
    return null;
  }

  void keep(Session session, Map<String, String> documents) throws SQLException {
    Map<String, String> kept = new TreeMap<>(documents);
    kept.values().removeIf(String::isEmpty);
    session.batch(
        "DELETE FROM tandem_document WHERE name = ?",
        documents.keySet().stream().filter(name -> !kept.containsKey(name)).sorted().toList(),
        (statement, name) -> Sql.setText(statement, 1, name));
    session.batch(
        dialect.upsert("tandem_document", List.of("name"), List.of("content")),
        kept.entrySet(),
        (statement, document) -> {
          Sql.setText(statement, 1, document.getKey());
          Sql.setText(statement, 2, document.getValue());
        });
  }
}
