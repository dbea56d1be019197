package dev.tandem.example.flink.work;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.TableLookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables that lookups of a job go to, broadcast: each worker reads each of them whole, page by
 * page, when the first row asks for it, and keeps it. They are as they were then until the last
 * task of the process ends. Safe for any thread.
 */
public final class LookupRows {
  private final Connector dataverse;
  private final Map<String, List<Row>> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private volatile TableLookups known = TableLookups.builder().build();

  LookupRows(Connector dataverse) {
    this.dataverse = dataverse;
  }

  /** What a row needs in order to be mapped, with the tables that it goes to. */
  public Lookups of(CompiledMap map, Direction direction, Row row) {
    List<Row> rows = List.of(row);
    boolean loaded;
    do {
      loaded = false;
      for (LookupRequest request : map.lookupsNeeded(direction, rows, known)) {
        loaded |= load(request.table());
      }
    } while (loaded);
    return known;
  }

  /** What was read so far. */
  public Lookups known() {
    return known;
  }

  /**
   * Reads a table unless that was done before.
   *
   * @param table logical or entity set name, any case
   * @return whether it was read now
   */
  public boolean load(String table) {
    TableSchema schema = dataverse.catalog().table(table);
    if (schema == null) {
      return false;
    }
    synchronized (tables) {
      String name = schema.name().name();
      if (tables.containsKey(name)) {
        return false;
      }
      tables.put(name, read(schema));
      TableLookups.Builder builder = TableLookups.builder();
      tables.forEach((of, rows) -> rows.forEach(row -> builder.add(of, null, row)));
      known = builder.build();
      return true;
    }
  }

  private List<Row> read(TableSchema schema) {
    List<Row> rows = new ArrayList<>();
    Query query = Query.all(schema.name(), dataverse.capabilities().maxPageSize());
    @Nullable String token = null;
    do {
      Page page = dataverse.query(query.from(token));
      page.rows().stream().map(StoredRow::row).forEach(rows::add);
      token = page.nextToken();
    } while (token != null);
    return rows;
  }
}
