package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the service while a group is planned: what was read, and what the requests
 * planned so far will leave. Used by one thread.
 */
final class Known {
  private final Map<KeyFinder.Wanted, List<Found>> rows;
  private final Map<String, AcceptedOperation> accepted;
  private final Map<KeyFinder.Wanted, UUID> created = new HashMap<>();
  private final Set<KeyFinder.Wanted> touched = new HashSet<>();
  private final Set<String> operations = new HashSet<>();
  private final Map<KeyFinder.Wanted, Found> images = new HashMap<>();
  private final Map<UUID, Found> byId = new HashMap<>();

  Known(Map<KeyFinder.Wanted, List<Found>> rows, Map<String, AcceptedOperation> accepted) {
    this.rows = rows;
    this.accepted = accepted;
    for (List<Found> some : rows.values()) {
      for (Found row : some) {
        UUID id = row.id();
        if (id != null) {
          byId.put(id, row);
        }
      }
    }
  }

  @Nullable AcceptedOperation accepted(String operationId) {
    return accepted.get(operationId);
  }

  /** Rows as they were read. */
  List<Found> rows(KeyFinder.Wanted wish) {
    return rows.getOrDefault(wish, List.of());
  }

  /** The row that an earlier request of the same change set will have left. */
  @Nullable Found image(KeyFinder.Wanted wish) {
    return images.get(wish);
  }

  boolean isTouched(KeyFinder.Wanted wish, String operationId) {
    return touched.contains(wish) || operations.contains(operationId);
  }

  void touch(KeyFinder.Wanted wish, String operationId) {
    touched.add(wish);
    operations.add(operationId);
  }

  /** A request will leave the row so; null for a delete. */
  void leaves(KeyFinder.Wanted wish, @Nullable Found image) {
    images.put(wish, image == null ? rowless(wish) : image);
    if (image != null && image.id() != null) {
      created.put(wish, image.id());
    }
  }

  private static Found rowless(KeyFinder.Wanted wish) {
    return new Found(wish.table(), Row.builder(wish.table().schema()).build(), "");
  }

  /** The row that was read with this id; null when none was. */
  @Nullable Found read(WireTable table, UUID id) {
    Found row = byId.get(id);
    return row != null && row.table() == table ? row : null;
  }

  /** The ids of the rows that match, those included that planned requests create. */
  List<UUID> ids(KeyFinder.Wanted wish) {
    List<UUID> ids = new ArrayList<>();
    for (Found row : rows(wish)) {
      UUID id = row.id();
      if (id != null) {
        ids.add(id);
      }
    }
    UUID planned = created.get(wish);
    if (ids.isEmpty() && planned != null) {
      ids.add(planned);
    }
    return ids;
  }
}
