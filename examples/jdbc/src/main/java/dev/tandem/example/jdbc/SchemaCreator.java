package dev.tandem.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the tables of a side that are missing, and adds columns and keys that are new; nothing is
 * ever dropped. Works in the open transaction of its connection.
 */
final class SchemaCreator {
  private final Connection connection;
  private final Dialect dialect;
  private final Layout layout;

  SchemaCreator(Connection connection, Dialect dialect, Layout layout) {
    this.connection = connection;
    this.dialect = dialect;
    this.layout = layout;
  }

  /** Does nothing when the database was made from the same catalog. */
  void run() throws SQLException {
    dialect.beginCreate(connection);
    String wanted = fingerprint();
    Map<String, Set<String>> existing = existing();
    boolean fresh = !existing.containsKey(layout.state());
    if (fresh) {
      createOwnTables();
    } else {
      addRowOfOperation(existing.getOrDefault(layout.operations(), Set.of()));
      if (wanted.equals(known())) {
        return;
      }
    }
    for (TableLayout table : layout.tables()) {
      create(table, existing.getOrDefault(table.sqlName(), Set.of()));
    }
    String sql = "update %s set fingerprint = ?".formatted(layout.state());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, wanted);
      statement.executeUpdate();
    }
  }

  private String fingerprint() {
    String text =
        layout.tables().stream()
            .flatMap(
                table -> Stream.concat(Stream.of(table.sqlName()), definitions(table).stream()))
            .collect(Collectors.joining("\n"));
    return SqlNames.hash(text) + SqlNames.hash(text + text.length());
  }

  private String known() throws SQLException {
    String sql = "select fingerprint from " + layout.state();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /** The columns of all tables by table, as the database has them. */
  private Map<String, Set<String>> existing() throws SQLException {
    Map<String, Set<String>> tables = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(dialect.columnsQuery())) {
      while (rows.next()) {
        tables.computeIfAbsent(rows.getString(1), any -> new HashSet<>()).add(rows.getString(2));
      }
    }
    return tables;
  }

  private void createOwnTables() throws SQLException {
    String big = dialect.codecs().int64().sqlType();
    createTable(
        layout.state(),
        List.of(
            "one integer primary key",
            "epoch text not null",
            "fingerprint text not null",
            "positions " + big + " not null",
            "transactions " + big + " not null",
            "versions " + big + " not null",
            "sequences " + big + " not null"));
    createTable(
        layout.changes(),
        List.of(
            big("position") + " primary key",
            big("transaction_number") + " not null",
            "table_name text not null",
            "row_id text not null",
            "path_key " + dialect.binary(),
            "before_image " + dialect.binary(),
            "after_image " + dialect.binary(),
            "row_version text",
            "operation_id text",
            "committed_at text not null"));
    createTable(
        layout.forgotten(), List.of("table_name text primary key", big("position") + " not null"));
    createTable(
        layout.operations(),
        List.of("operation_id text primary key", "row_version text", rowOfOperation()));
    createTable(layout.fences(), List.of("partition_name text primary key", big("generation")));
    createTable(
        layout.referrers(),
        List.of(
            "table_name text",
            "row_id text",
            big("lookups") + " not null",
            "primary key (table_name, row_id)"));
    String sql = "insert into %s values (1, '%s', '', 0, 0, 0, 0)";
    execute(sql.formatted(layout.state(), UUID.randomUUID()));
  }

  private String rowOfOperation() {
    return "row_id " + dialect.codecs().guid().sqlType();
  }

  /** Databases from before have no ids in their ledger; what they accepted counts without. */
  private void addRowOfOperation(Set<String> columns) throws SQLException {
    if (!columns.contains("row_id")) {
      execute("alter table %s add column %s".formatted(layout.operations(), rowOfOperation()));
    }
  }

  private String big(String column) {
    return column + " " + dialect.codecs().int64().sqlType();
  }

  private void create(TableLayout table, Set<String> existing) throws SQLException {
    List<String> definitions = definitions(table);
    if (existing.isEmpty()) {
      createTable(table.sqlName(), definitions);
    } else {
      for (String definition : definitions) {
        if (!existing.contains(
            definition.substring(0, definition.indexOf(' ')).replace("\"", ""))) {
          execute("alter table %s add column %s".formatted(table.sqlName(), definition));
        }
      }
    }
    for (TableLayout.KeyColumns key : table.keys()) {
      if (!existing.isEmpty() && !existing.contains(key.unique())) {
        new KeyFill(connection, dialect, table, key).run();
      }
      createIndexes(table, key);
    }
  }

  private List<String> definitions(TableLayout table) {
    List<String> definitions = new ArrayList<>();
    definitions.add(big(TableLayout.SEQUENCE) + " primary key");
    definitions.add(TableLayout.ID + " " + dialect.codecs().guid().sqlType() + " not null unique");
    definitions.add(big(TableLayout.VERSION) + " not null");
    for (TableLayout.Column column : table.columns()) {
      definitions.add("\"%s\" %s".formatted(column.name(), column.codec().sqlType()));
      if (column.target() != null) {
        definitions.add("\"%s\" text".formatted(column.target()));
      }
    }
    for (TableLayout.KeyColumns key : table.keys()) {
      definitions.add(key.unique() + " text");
      definitions.add(key.exempt() + " text");
    }
    return definitions;
  }

  private void createTable(String name, List<String> definitions) throws SQLException {
    String columns = String.join(", ", definitions);
    execute("create table %s (%s)%s".formatted(name, columns, dialect.tableOptions()));
  }

  /** Rows that leave a column blank are not in its index. */
  private void createIndexes(TableLayout table, TableLayout.KeyColumns key) throws SQLException {
    String sql = "create %s index if not exists %s on %s (%s) where %s is not null";
    String unique = indexName(table, key.unique());
    execute(sql.formatted("unique", unique, table.sqlName(), key.unique(), key.unique()));
    String exempt = indexName(table, key.exempt());
    execute(sql.formatted("", exempt, table.sqlName(), key.exempt(), key.exempt()));
  }

  private static String indexName(TableLayout table, String column) {
    return column + "_" + SqlNames.hash(table.sqlName());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
