package dev.tandem.example.jdbc;

import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeySearch;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.RowKey;
import dev.tandem.spi.testkit.rules.RowSpace;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the database as one transaction sees and changes them. {@link #settle} asks the
 * database in bulk: it tries the work with what is known, collects what was asked in vain, fetches
 * all of that at once and tries again. What a round did on wrong grounds is forgotten. For one
 * thread.
 */
final class RowCache implements RowSpace {
  /** Lookups lead through few tables; a longer chain is followed row by row. */
  private static final int MOST_ROUNDS = 10;

  private static final int SCAN = 1000;

  private final Session session;
  private final RowLoader loader;
  private final KeySearch search = new KeySearch(this);
  private final Map<KeyedTable, CachedTable> tables = new LinkedHashMap<>();
  private final Map<RowName, Long> referrers = new HashMap<>();
  private final Map<RowName, Integer> moreReferrers = new LinkedHashMap<>();
  private final Set<RowName> missingReferrers = new LinkedHashSet<>();
  private final List<Note> notes = new ArrayList<>();
  private final Counters start;
  private Counters counters;
  private boolean collecting;
  private @Nullable String operation;
  private long transaction;

  RowCache(Session session, Counters counters) {
    this.session = session;
    loader = new RowLoader(session);
    start = counters;
    this.counters = counters.copy();
  }

  /** Asks the database. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws SQLException;
  }

  /**
   * The result of work on these rows. The work is done several times, each time from the state in
   * which this transaction began; only the last time counts.
   */
  <T> T settle(Supplier<T> work) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      reset();
      Supplier<T> result = collect(work);
      if (!isMissing()) {
        return result.get();
      }
      ask(this::fetchMissing);
    }
    reset();
    return work.get();
  }

  /** Does the work with what is known; a failure on wrong grounds must not end it. */
  private <T> Supplier<T> collect(Supplier<T> work) {
    collecting = true;
    try {
      T result = work.get();
      return () -> result;
    } catch (ConnectorException | IllegalArgumentException failure) {
      return () -> {
        throw failure;
      };
    } finally {
      collecting = false;
    }
  }

  /** Forgets every change of this transaction. */
  void reset() {
    tables.values().forEach(CachedTable::reset);
    moreReferrers.clear();
    missingReferrers.clear();
    notes.clear();
    counters = start.copy();
    operation = null;
    transaction = 0;
  }

  /** What follows is told as committed together, and made by this operation if any. */
  void startTransaction() {
    transaction = counters.nextTransaction();
  }

  /** What follows is made by this operation. */
  void startOperation(String operationId) {
    operation = operationId;
  }

  Collection<CachedTable> tables() {
    return tables.values();
  }

  Map<RowName, Integer> moreReferrers() {
    return moreReferrers;
  }

  List<Note> notes() {
    return notes;
  }

  Counters counters() {
    return counters;
  }

  KeySearch search() {
    return search;
  }

  RowLoader loader() {
    return loader;
  }

  /** Takes note of rows that were fetched by other means. */
  void learn(KeyedTable table, List<HeldRow> rows) {
    cached(table).learn(List.of(), rows);
  }

  private CachedTable cached(KeyedTable table) {
    return tables.computeIfAbsent(table, CachedTable::new);
  }

  private boolean isMissing() {
    return !missingReferrers.isEmpty()
        || tables.values().stream()
            .anyMatch(
                table ->
                    !table.missing().isEmpty()
                        || table.keys().stream().anyMatch(key -> !key.missing().isEmpty()));
  }

  private boolean fetchMissing() throws SQLException {
    for (CachedTable table : tables.values()) {
      if (!table.missing().isEmpty()) {
        fetch(table, List.copyOf(table.missing()));
      }
      for (CachedKey key : table.keys()) {
        if (!key.missing().isEmpty()) {
          fetch(table, key, List.copyOf(key.missing()));
        }
      }
    }
    if (!missingReferrers.isEmpty()) {
      fetchReferrers(List.copyOf(missingReferrers));
    }
    return true;
  }

  private void fetch(CachedTable table, List<UUID> ids) throws SQLException {
    table.learn(ids, loader.byId(table.table(), ids));
  }

  private void fetch(CachedTable table, CachedKey key, List<String> canonicals)
      throws SQLException {
    List<HeldRow> rows = loader.byKey(table.table(), key.key(), canonicals);
    table.learn(List.of(), rows);
    key.learn(canonicals, rows);
  }

  private void fetchReferrers(List<RowName> names) throws SQLException {
    Map<RowName, Long> found = loader.referrers(names);
    names.forEach(name -> referrers.put(name, found.getOrDefault(name, 0L)));
    missingReferrers.clear();
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException failure) {
      throw session.database().failures().of("fetching rows", failure);
    }
  }

  @Override
  public @Nullable KeyedTable table(String name) {
    TableLayout layout = session.layout().table(name);
    return layout == null ? null : layout.table();
  }

  @Override
  public @Nullable HeldRow row(KeyedTable table, UUID id) {
    CachedTable cached = cached(table);
    if (!cached.knows(id)) {
      if (collecting) {
        cached.missing().add(id);
        return null;
      }
      ask(
          () -> {
            fetch(cached, List.of(id));
            return true;
          });
    }
    return cached.row(id);
  }

  @Override
  public List<HeldRow> find(KeyedTable table, RowKey key, String canonical) {
    CachedTable cached = cached(table);
    CachedKey known = cached.key(key);
    if (known.stored(canonical) == null) {
      if (collecting) {
        known.missing().add(canonical);
        return List.of();
      }
      ask(
          () -> {
            fetch(cached, known, List.of(canonical));
            return true;
          });
    }
    return cached.find(known, canonical);
  }

  @Override
  public Iterable<HeldRow> rows(KeyedTable table) {
    CachedTable cached = cached(table);
    List<HeldRow> rows = new ArrayList<>();
    long last = 0;
    List<HeldRow> chunk = chunkAfter(table, last);
    while (!chunk.isEmpty()) {
      for (HeldRow row : chunk) {
        if (!cached.changes().containsKey(row.id())) {
          rows.add(row);
        }
        last = row.sequence();
      }
      chunk = chunkAfter(table, last);
    }
    cached.learn(List.of(), rows);
    cached.changes().values().stream().filter(Objects::nonNull).forEach(rows::add);
    return rows;
  }

  private List<HeldRow> chunkAfter(KeyedTable table, long sequence) {
    return ask(() -> loader.after(table, sequence, SCAN));
  }

  /** Lookups are stored by id only, and only when the row is there. */
  @Override
  public boolean isClosed() {
    return true;
  }

  /** A random id is new for certain: asking the database for it would never come to an end. */
  @Override
  public UUID newId(KeyedTable table) {
    UUID id = UUID.randomUUID();
    cached(table).learnAbsent(id);
    return id;
  }

  @Override
  public long referrers(KeyedTable table, HeldRow row) {
    RowName name = new RowName(table.schema().name().name(), row.id());
    Long stored = referrers.get(name);
    if (stored == null && collecting) {
      missingReferrers.add(name);
      return 0;
    } else if (stored == null) {
      ask(
          () -> {
            fetchReferrers(List.of(name));
            return true;
          });
      stored = referrers.getOrDefault(name, 0L);
    }
    int more = moreReferrers.getOrDefault(name, 0);
    return stored + more - RowSpace.selfReferences(table.schema(), row);
  }

  @Override
  public HeldRow create(KeyedTable table, UUID id, Row row) {
    HeldRow created = new HeldRow(counters.nextSequence(), id, row, counters.nextVersion());
    cached(table).change(id, created);
    count(row, 1);
    note(table, null, created);
    return created;
  }

  @Override
  public HeldRow replace(KeyedTable table, HeldRow before, Row row) {
    HeldRow after = new HeldRow(before.sequence(), before.id(), row, counters.nextVersion());
    cached(table).change(before.id(), after);
    count(before.row(), -1);
    count(row, 1);
    note(table, before, after);
    return after;
  }

  @Override
  public void remove(KeyedTable table, HeldRow row) {
    note(table, row, null);
    cached(table).change(row.id(), null);
    count(row.row(), -1);
  }

  private void count(Row row, int change) {
    for (int slot = 0; slot < row.schema().size(); slot++) {
      if (row.slot(slot) instanceof Reference.ById reference && reference.table() != null) {
        moreReferrers.merge(new RowName(reference.table(), reference.id()), change, Integer::sum);
      }
    }
  }

  private void note(KeyedTable table, @Nullable HeldRow before, @Nullable HeldRow after) {
    HeldRow image = Objects.requireNonNull(after == null ? before : after);
    KeyValues pathKey = search.pathKey(table, image.row());
    long position = counters.nextPosition();
    notes.add(new Note(position, transaction, table, before, after, pathKey, operation));
  }
}
