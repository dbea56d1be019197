package dev.tandem.example.jdbc;

import dev.tandem.example.jdbc.TableLayout.KeyColumns;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.RowKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Fetches rows in bulk, one statement per table and kind of question. For one thread. */
final class RowLoader {
  private final Session session;

  RowLoader(Session session) {
    this.session = session;
  }

  List<HeldRow> byId(KeyedTable table, Collection<UUID> ids) throws SQLException {
    String condition = dialect().isAnyId(TableLayout.ID);
    return select(table, condition, ids.stream().map(UUID::toString).toList());
  }

  /** At least the rows with these texts of a key. */
  List<HeldRow> byKey(KeyedTable table, RowKey key, Collection<String> canonicals)
      throws SQLException {
    KeyColumns columns = session.layout().of(table).columnsOf(key);
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String canonical : canonicals) {
      String column = key.isExempt(canonical) ? columns.exempt() : columns.unique();
      texts.computeIfAbsent(column, any -> new ArrayList<>()).add(KeyText.of(canonical));
    }
    List<HeldRow> found = new ArrayList<>();
    for (Map.Entry<String, List<String>> asked : texts.entrySet()) {
      found.addAll(select(table, dialect().isAnyText(asked.getKey()), asked.getValue()));
    }
    return found;
  }

  private List<HeldRow> select(KeyedTable table, String condition, Collection<String> texts)
      throws SQLException {
    TableSql sql = session.database().sql(session.layout().of(table));
    PreparedStatement statement = session.statement(sql.select(condition));
    dialect().bindAny(statement, 1, texts);
    return rows(sql, statement);
  }

  /** Some rows behind a place in the order of creation. */
  List<HeldRow> after(KeyedTable table, long sequence, int most) throws SQLException {
    TableSql sql = session.database().sql(session.layout().of(table));
    String condition =
        "%s > ? order by %s limit ?".formatted(TableLayout.SEQUENCE, TableLayout.SEQUENCE);
    PreparedStatement statement = session.statement(sql.select(condition));
    statement.setLong(1, sequence);
    statement.setInt(2, most);
    return rows(sql, statement);
  }

  private static List<HeldRow> rows(TableSql sql, PreparedStatement statement) throws SQLException {
    List<HeldRow> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(sql.read(rows));
      }
    }
    return found;
  }

  /** How many lookups point at these rows; those at which none points are not in the answer. */
  Map<RowName, Long> referrers(Collection<RowName> names) throws SQLException {
    Set<String> ids = new LinkedHashSet<>();
    names.forEach(name -> ids.add(name.id().toString()));
    String sql =
        "select table_name, row_id, lookups from %s where %s"
            .formatted(session.layout().referrers(), dialect().isAnyText("row_id"));
    PreparedStatement statement = session.statement(sql);
    dialect().bindAny(statement, 1, ids);
    Map<RowName, Long> found = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.put(
            new RowName(rows.getString(1), UUID.fromString(rows.getString(2))), rows.getLong(3));
      }
    }
    return found;
  }

  private Dialect dialect() {
    return session.database().dialect();
  }
}
