package dev.tandem.example.odata.finance.bulk;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.TableLookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Dataverse table as a map makes rows of finance of them: what a {@link PackageLoad}
 * loads first. Reads page by page, with what lookups of the page lead to, and keeps one page in
 * memory. Used by one thread.
 */
public final class MappedRows implements Iterator<Row> {
  private final Connector dataverse;
  private final CompiledMap map;
  private final BiConsumer<? super Row, ? super MappingResult> leftOut;
  private final Deque<Row> ready = new ArrayDeque<>();
  private @Nullable Query next;

  /**
   * The rows of the table of a map.
   *
   * @param map one that goes to finance
   * @param company only rows of this company; null for all, which may come mixed
   * @param leftOut takes each row that the map filters or rejects
   */
  public MappedRows(
      Connector dataverse,
      CompiledMap map,
      @Nullable LegalEntity company,
      BiConsumer<? super Row, ? super MappingResult> leftOut) {
    this.dataverse = dataverse;
    this.map = map;
    this.leftOut = leftOut;
    TableName table = map.source(Direction.TO_FINANCE).name();
    next = new Query(table, company, dataverse.capabilities().maxPageSize(), null);
  }

  /**
   * Whether there is a further row; reads until there is.
   *
   * @throws dev.tandem.spi.error.ConnectorException when a page cannot be read; asked again, it is
   *     tried again
   */
  @Override
  public boolean hasNext() {
    Query query = next;
    while (ready.isEmpty() && query != null) {
      Page page = dataverse.query(query);
      List<Row> rows = page.rows().stream().map(StoredRow::row).toList();
      Lookups lookups = lookups(rows);
      String token = page.nextToken();
      query = token == null ? null : query.from(token);
      next = query;
      rows.forEach(row -> take(row, lookups));
    }
    return !ready.isEmpty();
  }

  private void take(Row row, Lookups lookups) {
    MappingResult result = map.apply(Direction.TO_FINANCE, row, lookups);
    if (result instanceof MappingResult.Mapped mapped) {
      ready.add(mapped.row());
    } else {
      leftOut.accept(row, result);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all rows were read");
    }
    return ready.remove();
  }

  /** What these rows need; paths over several lookups are fetched step by step. */
  private Lookups lookups(List<Row> rows) {
    List<Row> found = new ArrayList<>();
    Set<LookupRequest> asked = new HashSet<>();
    while (true) {
      TableLookups.Builder builder = TableLookups.builder();
      found.forEach(row -> builder.add(row.schema().name().name(), null, row));
      TableLookups known = builder.build();
      List<RowAddress> open = new ArrayList<>();
      for (LookupRequest request : map.lookupsNeeded(Direction.TO_FINANCE, rows, known)) {
        var table = dataverse.catalog().table(request.table());
        if (table != null && asked.add(request)) {
          open.add(address(table.name(), request.row()));
        }
      }
      if (open.isEmpty()) {
        return known;
      }
      for (StoredRow row : dataverse.read(open)) {
        if (row != null) {
          found.add(row.row());
        }
      }
    }
  }

  private static RowAddress address(TableName table, Reference row) {
    return row instanceof Reference.ById byId
        ? new RowAddress.ById(table, byId.id())
        : new RowAddress.ByKey(table, ((Reference.ByKey) row).key());
  }
}
