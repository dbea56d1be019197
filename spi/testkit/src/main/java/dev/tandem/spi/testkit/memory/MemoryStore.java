package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeySearch;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.RowKey;
import dev.tandem.spi.testkit.rules.RowSpace;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All tables of one side with the operation ledger. Changes happen between {@link #begin} and
 * {@link #commit}, which logs them, or {@link #rollBack}, which undoes them. Not safe for several
 * threads: the connector holds a lock.
 */
public final class MemoryStore implements RowSpace {
  // Ids look like random ones (version 4), and every run sees the same.
  private static final long ID_HIGH_BITS = 0x0000_0000_0000_4000L;
  private static final long ID_LOW_BITS = 0x8000_0000_0000_0000L;

  private final Catalog catalog;
  private final Map<String, MemoryTable> tables = new HashMap<>();
  private final Map<Reference, Integer> referrers = new HashMap<>();
  private final Map<String, AcceptedOperation> ledger = new LinkedHashMap<>();
  private final int mostOperations;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final @Nullable ChangeLog log;
  private final Clock clock;
  private final List<MemoryChange> pending = new ArrayList<>();
  private final KeySearch search = new KeySearch(this);
  private boolean open;
  private @Nullable String operation;
  private long ids;
  private long sequences;
  private long versions;

  /**
   * An empty store of these tables.
   *
   * @param log where committed changes go, null for nowhere
   * @param clock says when
   * @param mostOperations how many operations the ledger keeps; the oldest go first
   */
  public MemoryStore(Catalog catalog, @Nullable ChangeLog log, Clock clock, int mostOperations) {
    this.catalog = catalog;
    this.log = log;
    this.clock = clock;
    this.mostOperations = mostOperations;
    for (TableSchema schema : catalog.tables()) {
      tables.put(schema.name().name(), new MemoryTable(schema));
    }
  }

  @Override
  public @Nullable MemoryTable table(String name) {
    TableSchema schema = catalog.table(name);
    return schema == null ? null : tables.get(schema.name().name());
  }

  /**
   * Starts a transaction.
   *
   * @throws IllegalStateException within another one
   */
  public void begin() {
    if (open) {
      throw new IllegalStateException("a transaction is open: use what it was given");
    }
    open = true;
  }

  /** Ends the transaction and logs its changes. */
  public void commit() {
    if (log != null && !pending.isEmpty()) {
      log.append(pending, clock.instant());
    }
    Iterator<String> oldest = ledger.keySet().iterator();
    while (ledger.size() > mostOperations) {
      oldest.next();
      oldest.remove();
    }
    end();
  }

  /** Ends the transaction and undoes its changes; nothing when it has ended. */
  public void rollBack() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
    end();
  }

  private void end() {
    pending.clear();
    undo.clear();
    operation = null;
    open = false;
  }

  /** The operation whose changes follow; null for the system itself. */
  void startOperation(@Nullable String operationId) {
    operation = operationId;
  }

  @Override
  public @Nullable HeldRow row(KeyedTable table, UUID id) {
    return own(table).row(id);
  }

  @Override
  public List<HeldRow> find(KeyedTable table, RowKey key, String canonical) {
    return own(table).find(key, canonical);
  }

  @Override
  public Iterable<HeldRow> rows(KeyedTable table) {
    return own(table).rowsAfter(0);
  }

  /** Lookups into tables that need not exist are kept as they were written. */
  @Override
  public boolean isClosed() {
    return false;
  }

  private static MemoryTable own(KeyedTable table) {
    return (MemoryTable) table;
  }

  @Override
  public HeldRow create(KeyedTable table, UUID id, Row row) {
    sequences++;
    HeldRow created = new HeldRow(sequences, id, row, nextVersion());
    MemoryTable target = own(table);
    target.put(created);
    count(row, 1);
    undo.push(() -> erase(target, created));
    note(target, null, created);
    return created;
  }

  @Override
  public HeldRow replace(KeyedTable table, HeldRow before, Row row) {
    HeldRow after = new HeldRow(before.sequence(), before.id(), row, nextVersion());
    MemoryTable target = own(table);
    swap(target, before, after);
    undo.push(() -> swap(target, after, before));
    note(target, before, after);
    return after;
  }

  @Override
  public void remove(KeyedTable table, HeldRow row) {
    MemoryTable target = own(table);
    note(target, row, null);
    erase(target, row);
    undo.push(
        () -> {
          target.put(row);
          count(row.row(), 1);
        });
  }

  @Override
  public UUID newId(KeyedTable table) {
    UUID id;
    do {
      ids++;
      id = new UUID(ID_HIGH_BITS, ID_LOW_BITS | ids);
    } while (own(table).row(id) != null);
    return id;
  }

  @Override
  public long referrers(KeyedTable table, HeldRow row) {
    TableSchema schema = table.schema();
    Reference self = Reference.byId(schema.name().name(), row.id());
    return (long) referrers.getOrDefault(self, 0) - RowSpace.selfReferences(schema, row);
  }

  /** The proof that the operation took effect; null when it did not, or the ledger forgot it. */
  public @Nullable AcceptedOperation accepted(String operationId) {
    return ledger.get(operationId);
  }

  void recordApplied(String operationId, WriteOutcome.Applied outcome) {
    ledger.put(operationId, new AcceptedOperation(operationId, outcome.version(), outcome.id()));
    undo.push(() -> ledger.remove(operationId));
  }

  private void note(MemoryTable table, @Nullable HeldRow before, @Nullable HeldRow after) {
    HeldRow image = after == null ? before : after;
    if (log != null && image != null) {
      KeyValues key = search.pathKey(table, image.row());
      pending.add(new MemoryChange(table, before, after, key, operation, 0, Instant.EPOCH));
    }
  }

  private void erase(MemoryTable table, HeldRow row) {
    table.remove(row);
    count(row.row(), -1);
  }

  private void swap(MemoryTable table, HeldRow before, HeldRow after) {
    table.put(after);
    count(before.row(), -1);
    count(after.row(), 1);
  }

  private String nextVersion() {
    versions++;
    return Long.toString(versions);
  }

  private void count(Row row, int change) {
    for (int slot = 0; slot < row.schema().size(); slot++) {
      if (row.slot(slot) instanceof Reference.ById reference) {
        referrers.merge(reference, change, MemoryStore::sumOrNothing);
      }
    }
  }

  private static @Nullable Integer sumOrNothing(int count, int change) {
    return count + change == 0 ? null : Integer.valueOf(count + change);
  }
}
