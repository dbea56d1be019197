package dev.tandem.sync.live;

import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rows for a batch, one call a side, and closes a side that does not answer. */
final class RowReads {
  private final SyncContext context;
  private final Set<Work> read = new LinkedHashSet<>();

  RowReads(SyncContext context) {
    this.context = context;
  }

  /** Whether the row of this work was read by the last call, found or not. */
  boolean wasRead(Work work) {
    return read.contains(work);
  }

  /** The source rows as they are now; rows that are gone are left out. */
  Map<Work, StoredRow> sources(List<Work> works) {
    return rows(works, Work::source, RowReads::sourceAddress);
  }

  /** The rows of these works that stand at the addresses that a function gives. */
  Map<Work, StoredRow> rows(
      List<Work> works, Function<Work, Side> side, Function<Work, @Nullable RowAddress> address) {
    read.clear();
    Map<Work, StoredRow> found = new LinkedHashMap<>();
    for (Side each : Side.values()) {
      List<Work> ofSide = works.stream().filter(work -> side.apply(work) == each).toList();
      guarded(each, () -> readAll(each, ofSide, address, found));
    }
    return found;
  }

  private void readAll(
      Side side,
      List<Work> works,
      Function<Work, @Nullable RowAddress> address,
      Map<Work, StoredRow> found) {
    List<RowAddress> addresses = new ArrayList<>();
    List<Work> asking = new ArrayList<>();
    for (Work work : works) {
      RowAddress place = address.apply(work);
      if (place != null) {
        addresses.add(place);
        asking.add(work);
      }
    }
    if (!addresses.isEmpty()) {
      List<@Nullable StoredRow> rows = context.side(side).connector().read(addresses);
      for (int i = 0; i < asking.size(); i++) {
        StoredRow row = rows.get(i);
        if (row != null) {
          found.put(asking.get(i), row);
        }
      }
    }
    read.addAll(works);
  }

  private static @Nullable RowAddress sourceAddress(Work work) {
    UUID id = work.rowId();
    if (work.source() == Side.DATAVERSE && id != null) {
      return new RowAddress.ById(work.map().tableName(Side.DATAVERSE), id);
    }
    KeyValues key = work.sourceKey();
    return key == null ? null : new RowAddress.ByKey(work.map().tableName(work.source()), key);
  }

  /** Runs a call to a side if it is open; false when it is closed, or was closed by the call. */
  boolean guarded(Side side, Runnable call) {
    SideAccess access = context.side(side);
    if (!access.isOpen(context.now())) {
      return false;
    }
    try {
      call.run();
      return true;
    } catch (TransientConnectorException e) {
      access.closeUntil(e.retryAt());
      context.tell(
          new SyncEvent.Failed(null, side, ErrorClass.NETWORK, String.valueOf(e.getMessage())));
      return false;
    }
  }
}
