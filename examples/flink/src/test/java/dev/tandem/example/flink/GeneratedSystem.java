package dev.tandem.example.flink;

import dev.tandem.example.flink.work.OpenedSystem;
import dev.tandem.example.flink.work.SystemFactory;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Dataverse whose orders are made as they are read. A page token is the number of its first row.
 *
 * @param seed what the orders are made of
 * @param orders how many there are
 * @param planned whether chunks are known without reading, so that readers need not wait
 */
record GeneratedSystem(long seed, int orders, boolean planned) implements SystemFactory {
  private static final int MOST = 5000;

  @Override
  public Side side() {
    return Side.DATAVERSE;
  }

  @Override
  public OpenedSystem open(Catalog catalog) {
    return OpenedSystem.of(new Generated(catalog, this));
  }

  @Override
  public List<String> chunks(String table, int chunkSize) {
    List<String> tokens = new ArrayList<>();
    int size = Math.min(chunkSize, MOST);
    for (int from = 0; planned && from < OrderTables.count(table, orders); from += size) {
      tokens.add(from == 0 ? "" : String.valueOf(from));
    }
    return tokens;
  }

  private record Generated(Catalog catalog, GeneratedSystem system) implements Connector {
    @Override
    public Side side() {
      return Side.DATAVERSE;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Set.of(), 1, MOST);
    }

    @Override
    public Page query(Query query) {
      TableSchema table = Objects.requireNonNull(catalog.table(query.table().name()));
      String token = query.pageToken();
      int from = token == null ? 0 : Integer.parseInt(token);
      int count = OrderTables.count(table.name().name(), system.orders());
      int to = Math.min(from + query.pageSize(), count);
      List<StoredRow> rows = new ArrayList<>();
      for (int number = from; number < to; number++) {
        rows.add(new StoredRow(OrderTables.row(table, system.seed(), number), "1"));
      }
      return new Page(rows, to < count ? String.valueOf(to) : null);
    }

    @Override
    public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
      throw new UnsupportedOperationException("jobs read pages only");
    }

    @Override
    public List<WriteOutcome> write(WriteGroup group) {
      throw new UnsupportedOperationException("nothing is written to what is made up");
    }

    @Override
    public void close() {}
  }
}
