package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.LinkState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pairs of rows that a batch meets, with its own changes before they are stored. */
public final class LinkCache {
  private final SyncContext context;
  private final Map<MapRun, Map<LinkKey, LinkState>> byKey = new LinkedHashMap<>();
  private final Map<MapRun, Map<UUID, LinkKey>> byRow = new LinkedHashMap<>();
  private final Map<MapRun, Set<LinkKey>> askedKeys = new LinkedHashMap<>();
  private final Map<MapRun, Set<UUID>> askedRows = new LinkedHashMap<>();
  private final Map<MapRun, Set<LinkKey>> changed = new LinkedHashMap<>();

  public LinkCache(SyncContext context) {
    this.context = context;
  }

  /** Reads what the store knows of these pairs, each once. */
  void load(MapRun map, Collection<LinkKey> keys) {
    Set<LinkKey> asked = askedKeys.computeIfAbsent(map, any -> new LinkedHashSet<>());
    Set<LinkKey> open = new LinkedHashSet<>(keys);
    open.removeAll(asked);
    if (!open.isEmpty()) {
      asked.addAll(open);
      context.store().links(map.name(), open).values().forEach(link -> keep(map, link));
    }
  }

  /** Reads what the store knows of pairs by their row on Dataverse, each once. */
  void loadRows(MapRun map, Collection<UUID> rows) {
    Set<UUID> asked = askedRows.computeIfAbsent(map, any -> new LinkedHashSet<>());
    Set<UUID> open = new LinkedHashSet<>(rows);
    open.removeAll(asked);
    if (!open.isEmpty()) {
      asked.addAll(open);
      context.store().linksOfRows(map.name(), open).values().forEach(link -> keep(map, link));
    }
  }

  private void keep(MapRun map, Link link) {
    if (!known(map).containsKey(link.key())) {
      LinkState state =
          context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
      known(map).put(link.key(), state);
      index(map, state);
    }
  }

  private Map<LinkKey, LinkState> known(MapRun map) {
    return byKey.computeIfAbsent(map, any -> new LinkedHashMap<>());
  }

  private void index(MapRun map, LinkState state) {
    UUID row = state.rowId();
    if (row != null) {
      byRow.computeIfAbsent(map, any -> new LinkedHashMap<>()).put(row, state.key());
    }
  }

  /** The pair of this key; call {@link #load} before. */
  @Nullable LinkState get(MapRun map, LinkKey key) {
    return known(map).get(key);
  }

  /** The pair of this row on Dataverse; call {@link #loadRows} before. */
  @Nullable LinkState ofRow(MapRun map, UUID row) {
    LinkKey key = byRow.getOrDefault(map, Map.of()).get(row);
    LinkState state = key == null ? null : known(map).get(key);
    return state != null && row.equals(state.rowId()) ? state : null;
  }

  /** Remembers a pair from now on. */
  public void put(MapRun map, LinkState state) {
    known(map).put(state.key(), state);
    index(map, state);
    changed.computeIfAbsent(map, any -> new LinkedHashSet<>()).add(state.key());
  }

  /** Adds every changed pair to a commit. */
  public void store(StoreCommit.Builder commit) {
    changed.forEach(
        (map, keys) -> {
          for (LinkKey key : keys) {
            LinkState state = known(map).get(key);
            if (state != null) {
              commit.link(context.links().write(state));
            }
          }
        });
  }
}
