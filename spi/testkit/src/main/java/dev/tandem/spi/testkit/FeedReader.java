package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Transaction;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.testkit.memory.ChangeLog;
import dev.tandem.spi.testkit.memory.MemoryChange;
import dev.tandem.spi.testkit.memory.MemoryTable;
import dev.tandem.spi.testkit.rules.HeldRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads batches from the log of an in-memory system. Not safe for several threads. */
final class FeedReader {
  private final ChangeLog log;
  private final FeedStyle style;
  private final ChangeView view;

  FeedReader(ChangeLog log, FeedStyle style) {
    this.log = log;
    this.style = style;
    view = new ChangeView(style);
  }

  /** The changes of these tables behind a position that was handed out. */
  ChangeBatch read(Set<MemoryTable> tables, long after, int limit) {
    if (log.hasForgotten(tables, after)) {
      return new ChangeBatch.Expired(
          "changes behind place %d are no longer kept; the oldest at hand is %d"
              .formatted(after, log.floor() + 1));
    }
    long start = Math.max(after, log.floor());
    return style.joined() ? joined(tables, start, limit) : inOrder(tables, start, limit);
  }

  private ChangeBatch inOrder(Set<MemoryTable> tables, long start, int limit) {
    List<Change> found = new ArrayList<>();
    long end = start;
    while (end < log.end()) {
      MemoryChange change = log.at(end + 1);
      if (tables.contains(change.table())) {
        List<Change> parts = view.parts(change, end + 1, transaction(tables, change, end + 1));
        if (!found.isEmpty() && found.size() + parts.size() > limit) {
          return new ChangeBatch.Changes(found, CursorToken.write(tables, end), true);
        }
        found.addAll(parts);
      }
      end++;
    }
    return new ChangeBatch.Changes(found, CursorToken.write(tables, end), false);
  }

  private @Nullable Transaction transaction(
      Set<MemoryTable> tables, MemoryChange change, long position) {
    if (!style.transactions()) {
      return null;
    }
    long next = position + 1;
    while (next <= log.end() && log.at(next).transaction() == change.transaction()) {
      if (tables.contains(log.at(next).table())) {
        return new Transaction("t" + change.transaction(), false);
      }
      next++;
    }
    return new Transaction("t" + change.transaction(), true);
  }

  /** The changes of one row in a batch. */
  private static final class Joined {
    private final @Nullable HeldRow before;
    private MemoryChange last;
    private long position;
    private int changes;

    private Joined(MemoryChange first) {
      before = first.before();
      last = first;
    }

    private void add(MemoryChange change, long place) {
      last = change;
      position = place;
      changes++;
    }
  }

  private record RowName(MemoryTable table, UUID id) {}

  private ChangeBatch joined(Set<MemoryTable> tables, long start, int limit) {
    Map<RowName, Joined> rows = new LinkedHashMap<>();
    long end = start;
    boolean full = false;
    while (end < log.end() && !full) {
      MemoryChange change = log.at(end + 1);
      if (tables.contains(change.table())) {
        RowName name = new RowName(change.table(), change.row().id());
        full = rows.size() == limit && !rows.containsKey(name);
        if (!full) {
          rows.computeIfAbsent(name, any -> new Joined(change)).add(change, end + 1);
        }
      }
      end += full ? 0 : 1;
    }
    return new ChangeBatch.Changes(ordered(rows), CursorToken.write(tables, end), full);
  }

  private List<Change> ordered(Map<RowName, Joined> rows) {
    List<Change> changes = new ArrayList<>();
    for (boolean deletes : new boolean[] {false, true}) {
      rows.values().stream()
          .filter(row -> (row.last.after() == null) == deletes)
          .sorted((one, other) -> Long.compare(one.position, other.position))
          .map(row -> view.whole(row.last, row.before, row.position, null, row.changes == 1))
          .forEach(changes::add);
    }
    return changes;
  }
}
