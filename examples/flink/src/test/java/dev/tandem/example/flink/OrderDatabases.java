package dev.tandem.example.flink;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.example.flink.work.JdbcSystem;
import dev.tandem.example.jdbc.Databases;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database of SQLite as a test sees it beside the workers. */
final class OrderDatabases implements AutoCloseable {
  static final TableName FINANCE_ORDERS = TableName.finance("Orders");

  private final HikariDataSource source;
  private final JdbcConnector connector;

  OrderDatabases(Side side, Path file) {
    Catalog catalog = OrderTables.map().compiled().catalogs().of(side);
    source = Databases.sqlite(file);
    connector = JdbcConnector.open(side, source, catalog, Clock.systemUTC());
  }

  static JdbcSystem system(Side side, Path file) {
    return JdbcSystem.file(side, file);
  }

  JdbcConnector connector() {
    return connector;
  }

  /** People enter companies, accounts and orders. */
  void enterOrders(long seed, int orders) {
    connector
        .edits()
        .transact(
            edits -> {
              for (String company : OrderTables.CODES) {
                edits.insert(OrderTables.COMPANIES, Map.of("cdm_companycode", company));
              }
              for (int i = 0; i < OrderTables.count(OrderTables.ACCOUNTS, 0); i++) {
                enter(edits, OrderTables.ACCOUNTS, seed, i);
              }
              for (int i = 0; i < orders; i++) {
                enter(edits, OrderTables.ORDERS, seed, i);
              }
            });
  }

  private void enter(RowEdits edits, String name, long seed, int number) {
    TableSchema table = Objects.requireNonNull(connector.catalog().table(name));
    Row row = OrderTables.row(table, seed, number);
    Map<String, @Nullable Object> values = new HashMap<>();
    for (String column : row.presentColumns()) {
      if (!column.equals(table.primaryId())) {
        values.put(column, entered(column, row.value(column)));
      }
    }
    edits.insert(name, values);
  }

  /** What the generator refers to by identifier people choose by key. */
  private static @Nullable Object entered(String column, @Nullable Object value) {
    if (!(value instanceof Reference.ById reference)) {
      return value;
    }
    UUID id = reference.id();
    int number = OrderTables.number(id);
    if (column.equals("crm_company")) {
      return Reference.byKey(null, company(OrderTables.CODES.get(number)));
    }
    return id.getMostSignificantBits() == 0x1009L
        ? null
        : Reference.byKey(
            null,
            KeyValues.builder()
                .put("crm_number", "A" + number % OrderTables.ACCOUNTS_EACH)
                .put(
                    "crm_company.cdm_companycode",
                    OrderTables.CODES.get(number / OrderTables.ACCOUNTS_EACH))
                .build());
  }

  private static KeyValues company(String code) {
    return KeyValues.of("cdm_companycode", code);
  }

  /** All rows of a table, by the text of a column. */
  Map<String, Row> rows(TableName table, String column) {
    Map<String, Row> rows = new HashMap<>();
    String token = null;
    do {
      Page page = connector.query(Query.all(table, 1000).from(token));
      page.rows().forEach(row -> rows.put(String.valueOf(row.row().value(column)), row.row()));
      token = page.nextToken();
    } while (token != null);
    return rows;
  }

  /** Where the change feed of a table stands. */
  Cursor cursor(TableName table) {
    return connector.cursor(Set.of(table));
  }

  /** Every change of a table since then. */
  List<Change> changes(TableName table, Cursor from) {
    List<Change> changes = new ArrayList<>();
    Cursor cursor = from;
    boolean more = true;
    while (more) {
      ChangeBatch.Changes batch =
          (ChangeBatch.Changes) connector.changes(new ChangeQuery(Set.of(table), cursor, 1000));
      changes.addAll(batch.changes());
      cursor = batch.next();
      more = batch.more();
    }
    return changes;
  }

  @Override
  public void close() {
    connector.close();
    source.close();
  }
}
