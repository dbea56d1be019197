package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Transaction;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.memory.ChangeLog;
import dev.tandem.spi.testkit.memory.MemoryChange;
import dev.tandem.spi.testkit.memory.MemoryStore;
import dev.tandem.spi.testkit.memory.MemoryTable;
import dev.tandem.spi.testkit.memory.MemoryWriter;
import dev.tandem.spi.testkit.rules.Companies;
import dev.tandem.spi.testkit.rules.DeclaredTraits;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeySearch;
import dev.tandem.spi.testkit.rules.PageToken;
import dev.tandem.spi.value.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A whole system in memory, for either side: it enforces types, lengths, required and read-only
 * columns, keys, references and companies of its catalog, keeps an operation ledger and fences, and
 * logs every committed change. A read gives every column of a row; those never written are blank.
 * Nothing is random, so that a run can be repeated. Safe for any thread: one lock guards
 * everything.
 */
public final class InMemoryConnector implements Connector, RowEdits {
  private static final int DEFAULT_GROUP = 1000;
  private static final int DEFAULT_PAGE = 5000;

  private final Object lock = new Object();
  private final Catalog catalog;
  private final DeclaredTraits declared;
  private final MemoryStore store;
  private final KeySearch search;
  private final Companies companies;
  private final MemoryWriter writer;
  private final RowEdits edits;
  private final ChangeLog log;
  private final FeedReader feed;
  private final Map<String, Long> fences = new HashMap<>();
  private boolean closed;

  private InMemoryConnector(Builder builder) {
    catalog = builder.catalog;
    declared = new DeclaredTraits(builder.capabilities);
    log = new ChangeLog(builder.mostChanges);
    feed = new FeedReader(log, builder.style);
    ChangeLog logged = declared.has(Capability.CHANGE_FEED) ? log : null;
    store = new MemoryStore(catalog, logged, builder.clock, builder.mostOperations);
    search = new KeySearch(store);
    companies = new Companies(search);
    writer =
        new MemoryWriter(
            store,
            builder.unresolved,
            builder.acrossCompanies,
            declared.has(Capability.OPERATION_LEDGER));
    edits = new SystemEdits(name -> table(name, side()), search, writer);
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
    return declared.capabilities();
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
        declared.require(Capability.READ_BY_ID, "a read by id");
      }
      List<@Nullable StoredRow> rows = new ArrayList<>();
      for (RowAddress address : addresses) {
        HeldRow row = find(address);
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
      int size = Math.min(query.pageSize(), capabilities().maxPageSize());
      List<StoredRow> rows = new ArrayList<>();
      long last = after;
      for (HeldRow row : table.rowsAfter(after)) {
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
  public OptionalLong count(Query query) {
    synchronized (lock) {
      requireOpen();
      MemoryTable table = table(query.table().name(), query.table().side());
      LegalEntity company = query.company();
      if (company == null) {
        return OptionalLong.of(table.size());
      }
      return OptionalLong.of(
          table.rowsAfter(0).stream()
              .filter(row -> company.equals(companies.of(table.schema(), row.row())))
              .count());
    }
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    synchronized (lock) {
      requireOpen();
      declared.check(group);
      if (isFenced(group.fence())) {
        return Collections.nCopies(group.writes().size(), new WriteOutcome.Fenced());
      }
      return group.atomic() ? writer.applyWhole(group.writes()) : writer.applyEach(group.writes());
    }
  }

  private boolean isFenced(@Nullable Fence fence) {
    return fence != null
        && declared.has(Capability.FENCES)
        && fences.getOrDefault(fence.partition(), 0L) > fence.generation();
  }

  @Override
  public boolean raiseFence(Fence fence) {
    synchronized (lock) {
      requireOpen();
      declared.require(Capability.FENCES, "a fence");
      long highest = fences.merge(fence.partition(), fence.generation(), Math::max);
      return highest == fence.generation();
    }
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    synchronized (lock) {
      requireOpen();
      declared.require(Capability.OPERATION_LEDGER, "reading accepted operations");
      Map<String, AcceptedOperation> accepted = new LinkedHashMap<>();
      for (String id : operationIds) {
        AcceptedOperation operation = store.accepted(id);
        if (operation != null) {
          accepted.put(id, operation);
        }
      }
      return accepted;
    }
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    synchronized (lock) {
      Set<MemoryTable> tables = followed(query.tables());
      return feed.read(tables, CursorToken.read(tables, query.after(), log.end()), query.limit());
    }
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    synchronized (lock) {
      return CursorToken.write(followed(tables), log.end());
    }
  }

  private Set<MemoryTable> followed(Set<TableName> names) {
    requireOpen();
    declared.require(Capability.CHANGE_FEED, "following changes");
    Set<MemoryTable> tables = new HashSet<>();
    names.forEach(name -> tables.add(table(name.name(), name.side())));
    return tables;
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
  }

  @Override
  public StoredRow insert(String table, Map<String, ?> values) {
    return inTransaction(() -> edits.insert(table, values));
  }

  @Override
  public StoredRow update(String table, KeyValues key, Map<String, ?> values) {
    return inTransaction(() -> edits.update(table, key, values));
  }

  @Override
  public void delete(String table, KeyValues key) {
    transact(system -> system.delete(table, key));
  }

  /**
   * Makes several changes as one transaction of the system itself; when the action throws, none of
   * them took place. Within the action, only the edits that it is given change anything.
   */
  public void transact(Consumer<RowEdits> action) {
    inTransaction(
        () -> {
          action.accept(edits);
          return true;
        });
  }

  private <T> T inTransaction(Supplier<T> action) {
    synchronized (lock) {
      store.begin();
      try {
        T result = action.get();
        store.commit();
        return result;
      } finally {
        store.rollBack();
      }
    }
  }

  /** Forgets all changes so far: a cursor that stands before one of them expires (I10). */
  public void forgetChanges() {
    synchronized (lock) {
      log.forgetAll();
    }
  }

  /** Forgets the changes committed before this instant by the clock of the connector (I10). */
  public void forgetChangesBefore(Instant instant) {
    synchronized (lock) {
      log.forgetBefore(instant);
    }
  }

  /**
   * Every change of all tables that is still kept, oldest first, told completely whatever the feed
   * tells of it; works after closing too.
   */
  public List<Change> history() {
    synchronized (lock) {
      ChangeView view = new ChangeView(FeedStyle.complete());
      List<Change> history = new ArrayList<>();
      for (long place = log.floor() + 1; place <= log.end(); place++) {
        MemoryChange change = log.at(place);
        Transaction whole = new Transaction("t" + change.transaction(), false);
        history.add(view.whole(change, change.before(), place, whole, true));
      }
      return history;
    }
  }

  /** All rows of a table in the order of their creation; works after closing too. */
  public List<Row> rows(String table) {
    synchronized (lock) {
      return table(table, side()).rowsAfter(0).stream().map(HeldRow::row).toList();
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

  private @Nullable HeldRow find(RowAddress address) {
    MemoryTable table = table(address.table().name(), address.table().side());
    if (address instanceof RowAddress.ById byId) {
      return table.row(byId.id());
    }
    KeyValues key = ((RowAddress.ByKey) address).key();
    String unknown = KeySearch.unknownColumn(table.schema(), key);
    if (unknown != null) {
      throw permanent("%s has no column %s to read by".formatted(table.schema(), unknown));
    }
    List<HeldRow> found = key.isBlank() ? List.of() : search.find(table, key);
    if (found.size() > 1) {
      throw permanent("%d rows of %s have this key".formatted(found.size(), table.schema()));
    }
    return found.isEmpty() ? null : found.get(0);
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
    private Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private FeedStyle style = FeedStyle.complete();
    private int mostChanges = Integer.MAX_VALUE;
    private int mostOperations = Integer.MAX_VALUE;

    private Builder(Catalog catalog) {
      this.catalog = catalog;
      capabilities = usual(catalog.side());
    }

    /** What the connector declares; finance rows have no id and no lookups unless said. */
    public Builder capabilities(Capabilities declared) {
      capabilities = declared;
      return this;
    }

    /** The same without this trait; without a change feed nothing is logged. */
    public Builder without(Capability trait) {
      Set<Capability> traits = EnumSet.allOf(Capability.class);
      traits.retainAll(capabilities.traits());
      traits.remove(trait);
      int group = capabilities.maxGroupSize();
      capabilities = new Capabilities(traits, group, capabilities.maxPageSize());
      return this;
    }

    /** Says when changes are committed; stands at the epoch unless said. */
    public Builder clock(Clock committedAt) {
      clock = committedAt;
      return this;
    }

    /** How changes are told; completely unless said. */
    public Builder feed(FeedStyle told) {
      style = told;
      return this;
    }

    /** Keeps only this many changes; cursors before the rest expire. All are kept unless said. */
    public Builder keepsChanges(int most) {
      mostChanges = most;
      return this;
    }

    /** Keeps only this many operations in the ledger. All are kept unless said. */
    public Builder keepsOperations(int most) {
      mostOperations = most;
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
      if (side == Side.FINANCE) {
        traits.remove(Capability.READ_BY_ID);
        traits.remove(Capability.REFERENCES_BY_KEY);
      }
      return new Capabilities(traits, DEFAULT_GROUP, DEFAULT_PAGE);
    }
  }
}
