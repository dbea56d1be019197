package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
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
public final class MemoryStore {
  // Ids look like random ones (version 4), and every run sees the same.
  private static final long ID_HIGH_BITS = 0x0000_0000_0000_4000L;
  private static final long ID_LOW_BITS = 0x8000_0000_0000_0000L;

  private final Catalog catalog;
  private final Map<String, MemoryTable> tables = new HashMap<>();
  private final Map<Reference, Integer> referrers = new HashMap<>();
  private final Map<String, @Nullable String> ledger = new LinkedHashMap<>();
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

  /** The table of this name or alias, any case, or null. */
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

  MemoryRow create(MemoryTable table, UUID id, Row row) {
    sequences++;
    MemoryRow created = new MemoryRow(sequences, id, row, nextVersion());
    table.put(created);
    count(row, 1);
    undo.push(() -> erase(table, created));
    note(table, null, created);
    return created;
  }

  MemoryRow replace(MemoryTable table, MemoryRow before, Row row) {
    MemoryRow after = new MemoryRow(before.sequence(), before.id(), row, nextVersion());
    swap(table, before, after);
    undo.push(() -> swap(table, after, before));
    note(table, before, after);
    return after;
  }

  void remove(MemoryTable table, MemoryRow row) {
    note(table, row, null);
    erase(table, row);
    undo.push(
        () -> {
          table.put(row);
          count(row.row(), 1);
        });
  }

  /** An id that no row of the table has. */
  UUID newId(MemoryTable table) {
    UUID id;
    do {
      ids++;
      id = new UUID(ID_HIGH_BITS, ID_LOW_BITS | ids);
    } while (table.row(id) != null);
    return id;
  }

  /** How many lookups of other rows point at a row. */
  int referrers(MemoryTable table, MemoryRow row) {
    Reference self = Reference.byId(table.schema().name().name(), row.id());
    int own = 0;
    for (int slot = 0; slot < row.row().schema().size(); slot++) {
      own += self.equals(row.row().slot(slot)) ? 1 : 0;
    }
    return referrers.getOrDefault(self, 0) - own;
  }

  /** The row that a stored lookup points at, or null when it lies outside the store. */
  @Nullable MemoryRow follow(Reference.ById reference) {
    MemoryTable table = tableOf(reference);
    return table == null ? null : table.row(reference.id());
  }

  /** The table that a stored lookup points into, or null when it lies outside the store. */
  @Nullable MemoryTable tableOf(Reference reference) {
    String name = reference.table();
    return name == null ? null : table(name);
  }

  /** Whether the operation took effect and the ledger still knows. */
  public boolean isApplied(String operationId) {
    return ledger.containsKey(operationId);
  }

  /** The version after the operation, null after a delete. */
  public @Nullable String appliedVersion(String operationId) {
    return ledger.get(operationId);
  }

  void recordApplied(String operationId, @Nullable String version) {
    ledger.put(operationId, version);
    undo.push(() -> ledger.remove(operationId));
  }

  private void note(MemoryTable table, @Nullable MemoryRow before, @Nullable MemoryRow after) {
    if (log != null) {
      KeyValues key = pathKey(table, before, after);
      pending.add(new MemoryChange(table, before, after, key, operation, 0, Instant.EPOCH));
    }
  }

  private @Nullable KeyValues pathKey(
      MemoryTable table, @Nullable MemoryRow before, @Nullable MemoryRow after) {
    MemoryRow row = after == null ? before : after;
    IntegrationKey key = table.firstKey();
    if (row == null || key == null || !table.isKeyedThroughLookups()) {
      return null;
    }
    @Nullable Object[] values =
        key.columns().stream().map(path -> search.valueAt(row.row(), path)).toArray();
    return KeyValues.ofParts(key.columns(), values);
  }

  private void erase(MemoryTable table, MemoryRow row) {
    table.remove(row);
    count(row.row(), -1);
  }

  private void swap(MemoryTable table, MemoryRow before, MemoryRow after) {
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
