package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.Companies;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeySearch;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.PageToken;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers reads and queries in one transaction. */
final class RowReader {
  private final Session session;
  private final RowCache cache;
  private final Companies companies;

  RowReader(Session session) throws SQLException {
    this.session = session;
    cache = session.cache();
    companies = new Companies(cache.search());
  }

  List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return cache.settle(
        () -> {
          List<@Nullable StoredRow> rows = new ArrayList<>();
          for (RowAddress address : addresses) {
            HeldRow row = find(address);
            rows.add(row == null ? null : row.stored());
          }
          return rows;
        });
  }

  private @Nullable HeldRow find(RowAddress address) {
    KeyedTable table = table(address.table().side(), address.table().name());
    if (address instanceof RowAddress.ById byId) {
      return cache.row(table, byId.id());
    }
    KeyValues key = ((RowAddress.ByKey) address).key();
    String unknown = KeySearch.unknownColumn(table.schema(), key);
    if (unknown != null) {
      throw permanent("%s has no column %s to read by".formatted(table, unknown));
    }
    List<HeldRow> found = key.isBlank() ? List.of() : cache.search().find(table, key);
    if (found.size() > 1) {
      throw permanent("%d rows of %s have this key".formatted(found.size(), table));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * The table of a side by name.
   *
   * @throws PermanentConnectorException with {@code UNKNOWN_TABLE}
   */
  KeyedTable table(Side side, String name) {
    Side own = session.layout().side();
    KeyedTable table = side == own ? cache.table(name) : null;
    if (table == null) {
      throw new PermanentConnectorException(
          ErrorCode.UNKNOWN_TABLE, "%s has no table %s".formatted(own, name));
    }
    return table;
  }

  Page page(Query query, Capabilities capabilities) throws SQLException {
    KeyedTable table = table(query.table().side(), query.table().name());
    int size = Math.min(query.pageSize(), capabilities.maxPageSize());
    long last = PageToken.read(query);
    List<StoredRow> rows = new ArrayList<>();
    List<HeldRow> chunk;
    long scanned = last;
    do {
      chunk = cache.loader().after(table, scanned, size + 1);
      List<Boolean> wanted = wanted(table, chunk, query.company());
      for (int i = 0; i < chunk.size(); i++) {
        HeldRow row = chunk.get(i);
        scanned = row.sequence();
        if (wanted.get(i) && rows.size() == size) {
          return new Page(rows, PageToken.write(query, last));
        } else if (wanted.get(i)) {
          rows.add(row.stored());
          last = row.sequence();
        }
      }
    } while (chunk.size() > size);
    return new Page(rows, null);
  }

  private List<Boolean> wanted(
      KeyedTable table, List<HeldRow> rows, @Nullable LegalEntity company) {
    if (company == null) {
      return rows.stream().map(row -> true).toList();
    }
    cache.learn(table, rows);
    return cache.settle(
        () ->
            rows.stream()
                .map(row -> company.equals(companies.of(table.schema(), row.row())))
                .toList());
  }

  /** Counts where one statement tells; the company of a Dataverse row may lie in another table. */
  OptionalLong count(Query query) throws SQLException {
    KeyedTable table = table(query.table().side(), query.table().name());
    LegalEntity company = query.company();
    TableLayout layout = session.layout().of(table);
    if (company == null) {
      return OptionalLong.of(
          sum(null, "select null, count(*) from %s".formatted(layout.sqlName())));
    } else if (!table.schema().companyScope().companySpecific()) {
      return OptionalLong.of(0);
    } else if (table.schema().side() == Side.FINANCE) {
      int slot = table.schema().slotOf(TableSchema.DATA_AREA_ID);
      String column = '"' + layout.columns().get(slot).name() + '"';
      String sql =
          "select %s, count(*) from %s group by %s".formatted(column, layout.sqlName(), column);
      return OptionalLong.of(sum(company, sql));
    }
    return OptionalLong.empty();
  }

  private long sum(@Nullable LegalEntity company, String sql) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    long sum = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String code = Objects.requireNonNullElse(rows.getString(1), "");
        boolean wanted = company == null || company.code().equalsIgnoreCase(code);
        sum += wanted ? rows.getLong(2) : 0;
      }
    }
    return sum;
  }

  private static PermanentConnectorException permanent(String message) {
    return new PermanentConnectorException(ErrorCode.CONNECTOR_PERMANENT, message);
  }
}
