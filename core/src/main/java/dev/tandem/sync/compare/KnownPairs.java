package dev.tandem.sync.compare;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The pairs of rows of one map that the runtime remembers, and their rows as they are now. */
final class KnownPairs {
  private final SyncContext context;
  private final MapRun map;
  private final Rows rows;

  KnownPairs(SyncContext context, MapRun map, Rows rows) {
    this.context = context;
    this.map = map;
    this.rows = rows;
  }

  LinkState state(Link link) {
    return context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
  }

  /** Those of rows of one side, but for pairs that were deleted. */
  List<LinkState> of(Side side, List<StoredRow> stored) {
    return links(side, stored).stream().map(this::state).filter(state -> !state.deleted()).toList();
  }

  private Collection<Link> links(Side side, List<StoredRow> stored) {
    Set<LinkKey> keys = new LinkedHashSet<>();
    List<UUID> ids = new ArrayList<>();
    for (StoredRow row : stored) {
      KeyValues key = side == Side.FINANCE ? map.financeKey(rows.bound(side, row)) : null;
      UUID id = side == Side.DATAVERSE ? Rows.idOf(row.row()) : null;
      if (key != null) {
        keys.add(map.linkKey(key));
      }
      if (id != null) {
        ids.add(id);
      }
    }
    return side == Side.FINANCE
        ? context.store().links(map.name(), keys).values()
        : context.store().linksOfRows(map.name(), ids).values();
  }

  /** The rows that pairs have on a side, for each that is there. */
  Map<LinkState, StoredRow> rows(Side side, List<LinkState> links) {
    Map<LinkState, UUID> ids = new LinkedHashMap<>();
    Map<LinkState, KeyValues> keys = new LinkedHashMap<>();
    for (LinkState link : links) {
      UUID id = link.rowId();
      if (id != null) {
        ids.put(link, id);
      }
      keys.put(link, link.financeKey());
    }
    return side == Side.DATAVERSE ? rows.byId(ids) : rows.byKey(Side.FINANCE, keys);
  }
}
