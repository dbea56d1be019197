package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.memory.Companies;
import dev.tandem.spi.testkit.memory.KeySearch;
import dev.tandem.spi.testkit.memory.MemoryRow;
import dev.tandem.spi.testkit.memory.MemoryStore;
import dev.tandem.spi.testkit.memory.MemoryTable;
import dev.tandem.spi.testkit.memory.MemoryWriter;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A whole system in memory, for either side: it enforces types, lengths, required and read-only
 * columns, keys, references and companies of its catalog, and keeps an operation ledger. A read
 * gives every column of a row; those never written are blank. Nothing is random, so that a run can
 * be repeated. Safe for any thread: one lock guards everything.
 */
public final class InMemoryConnector implements Connector {
  private static final int DEFAULT_GROUP = 1000;
  private static final int DEFAULT_PAGE = 5000;

  private final Object lock = new Object();
  private final Catalog catalog;
  private final Capabilities capabilities;
  private final MemoryStore store;
  private final KeySearch search;
  private final Companies companies;
  private final MemoryWriter writer;
  private boolean closed;

  private InMemoryConnector(Builder builder) {
    catalog = builder.catalog;
    capabilities = builder.capabilities;
    store = new MemoryStore(catalog);
    search = new KeySearch(store);
    companies = new Companies(search);
    writer =
        new MemoryWriter(
            store,
            builder.unresolved,
            builder.acrossCompanies,
            capabilities.has(Capability.OPERATION_LEDGER));
  }

  /** A connector for this catalog with the usual capabilities of its side. */
  public static InMemoryConnector of(Catalog catalog) {
    return builder(catalog).build();
  }

  /** Starts a connector; the catalog says which side it stands for. */
  public static Builder builder(Catalog catalog) {
    return new Builder(catalog);
  }

  @Override
  public Side side() {
    return catalog.side();
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    synchronized (lock) {
      requireOpen();
      if (addresses.stream().anyMatch(RowAddress.ById.class::isInstance)) {
        require(Capability.READ_BY_ID, "a read by id");
      }
      List<@Nullable StoredRow> rows = new ArrayList<>();
      for (RowAddress address : addresses) {
        MemoryRow row = find(address);
        rows.add(row == null ? null : row.stored());
      }
      return rows;
    }
  }

  @Override
  public Page query(Query query) {
    synchronized (lock) {
      requireOpen();
      MemoryTable table = table(query.table().name(), query.table().side());
      LegalEntity company = query.company();
      long after = PageToken.read(query);
      int size = Math.min(query.pageSize(), capabilities.maxPageSize());
      List<StoredRow> rows = new ArrayList<>();
      long last = after;
      for (MemoryRow row : table.rowsAfter(after)) {
        if (company != null && !company.equals(companies.of(table.schema(), row.row()))) {
          continue;
        }
        if (rows.size() == size) {
          return new Page(rows, PageToken.write(query, last));
        }
        rows.add(row.stored());
        last = row.sequence();
      }
      return new Page(rows, null);
    }
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    synchronized (lock) {
      requireOpen();
      check(group);
      return group.atomic() ? writer.applyWhole(group.writes()) : writer.applyEach(group.writes());
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
  }

  /**
   * Stores a row as the system itself would: read-only columns may be given, everything else is
   * checked. Columns not given stay blank, ids are supplied.
   *
   * @throws IllegalArgumentException when the row is not valid
   */
  public StoredRow insert(String table, Map<String, ?> values) {
    synchronized (lock) {
      MemoryTable target = table(table, side());
      Row row = Row.builder(target.schema()).setAll(values).build();
      orThrow(writer.insert(target, row), table);
      return Objects.requireNonNull(target.last()).stored();
    }
  }

  /**
   * Changes some columns of a row as the system itself would, read-only columns included.
   *
   * @throws IllegalArgumentException when there is no such row or it would not be valid
   */
  public StoredRow update(String table, KeyValues key, Map<String, ?> values) {
    synchronized (lock) {
      MemoryTable target = table(table, side());
      List<MemoryRow> found = search.find(target, key);
      if (found.size() != 1) {
        throw new IllegalArgumentException(
            "%s has %d rows with key %s".formatted(table, found.size(), key));
      }
      Row row = Row.builder(target.schema()).setAll(values).build();
      MemoryRow before = found.get(0);
      orThrow(writer.update(target, before, row), table);
      return target.rowsAfter(before.sequence() - 1).iterator().next().stored();
    }
  }

  /** All rows of a table in the order of their creation; works after closing too. */
  public List<Row> rows(String table) {
    synchronized (lock) {
      return table(table, side()).rowsAfter(0).stream().map(MemoryRow::row).toList();
    }
  }

  /**
   * The only row of a table.
   *
   * @throws IllegalStateException when there is none or more than one
   */
  public Row single(String table) {
    List<Row> rows = rows(table);
    if (rows.size() != 1) {
      throw new IllegalStateException("%s has %d rows".formatted(table, rows.size()));
    }
    return rows.get(0);
  }

  private static void orThrow(WriteOutcome outcome, String table) {
    if (!outcome.succeeded()) {
      throw new IllegalArgumentException(table + " refuses the row: " + outcome);
    }
  }

  private @Nullable MemoryRow find(RowAddress address) {
    MemoryTable table = table(address.table().name(), address.table().side());
    if (address instanceof RowAddress.ById byId) {
      return table.row(byId.id());
    }
    KeyValues key = ((RowAddress.ByKey) address).key();
    String unknown = KeySearch.unknownColumn(table.schema(), key);
    if (unknown != null) {
      throw permanent("%s has no column %s to read by".formatted(table.schema(), unknown));
    }
    List<MemoryRow> found = key.isBlank() ? List.of() : search.find(table, key);
    if (found.size() > 1) {
      throw permanent("%d rows of %s have this key".formatted(found.size(), table.schema()));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private void check(WriteGroup group) {
    int size = group.writes().size();
    if (size > capabilities.maxGroupSize()) {
      throw new PermanentConnectorException(
          ErrorCode.CAPABILITY_NOT_DECLARED,
          "a group of %d writes, at most %d are declared"
              .formatted(size, capabilities.maxGroupSize()));
    }
    if (group.atomic()) {
      require(Capability.ATOMIC_GROUPS, "an atomic group");
    }
    for (Write write : group.writes()) {
      check(write);
    }
  }

  private void check(Write write) {
    if (write.expectedVersion() != null) {
      require(Capability.VERSION_CHECKS, "a write on condition of a version");
    }
    if (write.kind() == Write.Kind.DELETE) {
      require(Capability.DELETES, "a delete");
      return;
    }
    for (int slot = 0; slot < write.row().schema().size(); slot++) {
      if (write.row().slot(slot) instanceof Reference.ByKey) {
        require(Capability.REFERENCES_BY_KEY, "a lookup by key");
      }
    }
  }

  private void require(Capability trait, String tried) {
    if (!capabilities.has(trait)) {
      throw new PermanentConnectorException(
          ErrorCode.CAPABILITY_NOT_DECLARED, tried + " needs " + trait + ", which is not declared");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_CLOSED, "the connector to " + side() + " is closed");
    }
  }

  private MemoryTable table(String name, Side side) {
    MemoryTable table = side == side() ? store.table(name) : null;
    if (table == null) {
      throw new PermanentConnectorException(
          ErrorCode.UNKNOWN_TABLE, "%s has no table %s".formatted(side(), name));
    }
    return table;
  }

  private static PermanentConnectorException permanent(String message) {
    return new PermanentConnectorException(ErrorCode.CONNECTOR_PERMANENT, message);
  }

  /** Collects what a connector is made of; not safe for several threads. */
  public static final class Builder {
    private final Catalog catalog;
    private final Set<String> unresolved = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private Capabilities capabilities;
    private boolean acrossCompanies;

    private Builder(Catalog catalog) {
      this.catalog = catalog;
      capabilities = usual(catalog.side());
    }

    /** What the connector declares; finance rows have no id and no lookups unless said. */
    public Builder capabilities(Capabilities declared) {
      capabilities = declared;
      return this;
    }

    /** Tables whose rows need not exist when a lookup points at them, in the catalog or not. */
    public Builder unresolved(String... tables) {
      return unresolved(List.of(tables));
    }

    /** Tables whose rows need not exist when a lookup points at them, in the catalog or not. */
    public Builder unresolved(Collection<String> tables) {
      unresolved.addAll(tables);
      return this;
    }

    /** Lets lookups point at rows of another company, which is refused otherwise (I24). */
    public Builder acrossCompanies() {
      acrossCompanies = true;
      return this;
    }

    /** The finished connector, empty. */
    public InMemoryConnector build() {
      return new InMemoryConnector(this);
    }

    private static Capabilities usual(Side side) {
      Set<Capability> traits = EnumSet.allOf(Capability.class);
      traits.remove(Capability.CHANGE_FEED);
      traits.remove(Capability.FENCES);
      if (side == Side.FINANCE) {
        traits.remove(Capability.READ_BY_ID);
        traits.remove(Capability.REFERENCES_BY_KEY);
      }
      return new Capabilities(traits, DEFAULT_GROUP, DEFAULT_PAGE);
    }
  }
}
