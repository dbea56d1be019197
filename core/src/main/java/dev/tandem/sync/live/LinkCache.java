package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.LinkState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pairs of rows that a batch meets, with its own changes before they are stored. */
public final class LinkCache {
  private final SyncContext context;
  private final Map<MapRun, Pairs> byMap = new LinkedHashMap<>();

  public LinkCache(SyncContext context) {
    this.context = context;
  }

  /** The pairs of one map. */
  private static final class Pairs {
    private final Map<LinkKey, LinkState> byKey = new HashMap<>();
    private final Map<UUID, LinkKey> byRow = new HashMap<>();
    private final Set<LinkKey> askedKeys = new HashSet<>();
    private final Set<UUID> askedRows = new HashSet<>();
    private final Map<LinkKey, LinkState> changed = new LinkedHashMap<>();
    private final Map<LinkKey, LinkState> forgotten = new LinkedHashMap<>();

    private void put(LinkState state) {
      byKey.put(state.key(), state);
      UUID row = state.rowId();
      if (row != null) {
        byRow.put(row, state.key());
      }
    }
  }

  private Pairs of(MapRun map) {
    Pairs known = byMap.get(map);
    return known == null ? byMap.computeIfAbsent(map, any -> new Pairs()) : known;
  }

  /** Reads what the store knows of these pairs, each once. */
  public void load(MapRun map, Collection<LinkKey> keys) {
    Set<LinkKey> asked = of(map).askedKeys;
    List<LinkKey> open = keys.stream().filter(asked::add).toList();
    if (!open.isEmpty()) {
      keep(map, context.store().links(map.name(), open).values());
    }
  }

  /** Reads what the store knows of pairs by their row on Dataverse, each once. */
  void loadRows(MapRun map, Collection<UUID> rows) {
    Set<UUID> asked = of(map).askedRows;
    List<UUID> open = rows.stream().filter(asked::add).toList();
    if (!open.isEmpty()) {
      keep(map, context.store().linksOfRows(map.name(), open).values());
    }
  }

  /** A row that was created just now: no pair names it yet. */
  void isNew(MapRun map, UUID row) {
    of(map).askedRows.add(row);
  }

  private void keep(MapRun map, Collection<Link> links) {
    Pairs pairs = of(map);
    for (Link link : links) {
      if (!pairs.byKey.containsKey(link.key())) {
        pairs.put(context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE)));
      }
    }
  }

  /** The pair of this key; call {@link #load} before. */
  public @Nullable LinkState get(MapRun map, LinkKey key) {
    return of(map).byKey.get(key);
  }

  /** The pair of this row on Dataverse; call {@link #loadRows} before. */
  @Nullable LinkState ofRow(MapRun map, UUID row) {
    Pairs pairs = of(map);
    LinkKey key = pairs.byRow.get(row);
    LinkState state = key == null ? null : pairs.byKey.get(key);
    return state != null && row.equals(state.rowId()) ? state : null;
  }

  /** Remembers a pair from now on. */
  public void put(MapRun map, LinkState state) {
    Pairs pairs = of(map);
    pairs.put(state);
    pairs.changed.put(state.key(), state);
    pairs.forgotten.remove(state.key());
  }

  /** There is no such pair any more. */
  public void forget(MapRun map, LinkState state) {
    Pairs pairs = of(map);
    pairs.askedKeys.add(state.key());
    pairs.byKey.remove(state.key());
    pairs.changed.remove(state.key());
    pairs.forgotten.put(state.key(), state);
  }

  /** Forgets what it read, so that it is read anew; its own changes stay. */
  public void forgetRead() {
    for (Pairs pairs : byMap.values()) {
      Set<LinkKey> changed = pairs.changed.keySet();
      pairs.byKey.keySet().retainAll(changed);
      pairs.byRow.values().retainAll(changed);
      pairs.askedKeys.retainAll(changed);
      pairs.askedRows.clear();
    }
  }

  /**
   * Adds every changed pair to a commit.
   *
   * @param held the pairs that transactions held when these were read; the commit fails where that
   *     has changed
   */
  void store(StoreCommit.Builder commit, HeldPairs held) {
    forEachChanged(
        (map, state) -> {
          commit.link(context.links().write(state));
          held.guard(commit, map, state.key());
        });
  }

  /** Adds every changed pair to the commit of a transaction that holds them. */
  public void store(StoreCommit.Builder commit) {
    forEachChanged((map, state) -> commit.link(context.links().write(state)));
    for (Pairs pairs : byMap.values()) {
      pairs.forgotten.values().forEach(state -> commit.unlink(context.links().write(state)));
    }
  }

  private void forEachChanged(BiConsumer<MapRun, LinkState> consumer) {
    byMap.forEach(
        (map, pairs) -> pairs.changed.values().forEach(state -> consumer.accept(map, state)));
  }
}
