package dev.tandem.example.flink;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.TableLookups;
import dev.tandem.example.flink.work.Compiled;
import dev.tandem.example.flink.work.OpenedSystem;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The way past Flink: a loop over the pages of a table on one thread. */
final class SingleMachine {
  private static final int PAGE = 5000;

  private SingleMachine() {}

  /** Maps all orders and hands each over with what became of it. */
  static void map(GeneratedSystem system, BiConsumer<Row, MappingResult> consumer) {
    Compiled compiled = OrderTables.map().compiled();
    CompiledMap map = compiled.map();
    OpenedSystem opened = system.open(compiled.catalogs().dataverse());
    TableLookups.Builder lookups = TableLookups.builder();
    for (String table : new String[] {OrderTables.COMPANIES, OrderTables.ACCOUNTS}) {
      rows(opened.connector(), table, row -> lookups.add(table, null, row));
    }
    TableLookups known = lookups.build();
    rows(
        opened.connector(),
        OrderTables.ORDERS,
        row -> consumer.accept(row, map.apply(Direction.TO_FINANCE, row, known)));
  }

  private static void rows(Connector connector, String table, Consumer<Row> consumer) {
    Query query = Query.all(TableName.dataverse(table), PAGE);
    String token = null;
    do {
      Page page = connector.query(query.from(token));
      page.rows().stream().map(StoredRow::row).forEach(consumer);
      token = page.nextToken();
    } while (token != null);
  }
}
