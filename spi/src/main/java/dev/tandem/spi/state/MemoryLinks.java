package dev.tandem.spi.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links of one map in memory, with the ways to find them. Guarded by the store. */
final class MemoryLinks {
  private final Map<LinkKey, Link> byKey = new HashMap<>();
  private final NavigableSet<LinkKey> order = new TreeSet<>();
  private final Map<UUID, Link> byRow = new HashMap<>();

  void put(Link link) {
    Link before = byKey.put(link.key(), link);
    if (before == null) {
      order.add(link.key());
    } else {
      forgetRow(before);
    }
    UUID row = link.rowId();
    if (row != null) {
      byRow.put(row, link);
    }
  }

  void remove(LinkKey key) {
    Link before = byKey.remove(key);
    if (before != null) {
      order.remove(key);
      forgetRow(before);
    }
  }

  /** The row may be known as that of another link by now. */
  private void forgetRow(Link before) {
    UUID row = before.rowId();
    if (row != null && before.equals(byRow.get(row))) {
      byRow.remove(row);
    }
  }

  Map<LinkKey, Link> ofKeys(Collection<LinkKey> keys) {
    return found(byKey, keys);
  }

  Map<UUID, Link> ofRows(Collection<UUID> rowIds) {
    return found(byRow, rowIds);
  }

  private static <K> Map<K, Link> found(Map<K, Link> links, Collection<K> keys) {
    Map<K, Link> found = new LinkedHashMap<>();
    for (K key : keys) {
      Link link = links.get(key);
      if (link != null) {
        found.put(key, link);
      }
    }
    return found;
  }

  /** The first links behind this key, or of all, in the order of their keys. */
  List<Link> page(@Nullable LinkKey after, int limit) {
    List<Link> page = new ArrayList<>();
    for (LinkKey key : after == null ? order : order.tailSet(after, false)) {
      if (page.size() == limit) {
        break;
      }
      page.add(Objects.requireNonNull(byKey.get(key)));
    }
    return page;
  }
}
