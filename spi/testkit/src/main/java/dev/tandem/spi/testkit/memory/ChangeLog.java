package dev.tandem.spi.testkit.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The committed changes of a store by position, from 1 on, as far back as they are kept. Not safe
 * for several threads.
 */
public final class ChangeLog {
  private static final int WORTH_MOVING = 1024;

  private final long most;
  private final List<MemoryChange> kept = new ArrayList<>();
  private final Map<MemoryTable, Long> forgotten = new HashMap<>();

  /** How many positions lie before the first element of the list. */
  private long offset;

  /** The last position that is forgotten. */
  private long floor;

  /**
   * An empty log.
   *
   * @param most how many changes are kept at least; older ones are forgotten
   */
  public ChangeLog(long most) {
    this.most = most;
  }

  void append(List<MemoryChange> transaction, Instant at) {
    long number = end() + 1;
    for (MemoryChange change : transaction) {
      kept.add(change.committed(number, at));
    }
    forgetUpTo(end() - most);
  }

  /** The position of the newest change, 0 before the first. */
  public long end() {
    return offset + kept.size();
  }

  /** The position behind which every change is at hand. */
  public long floor() {
    return floor;
  }

  /** The change at a position behind the floor. */
  public MemoryChange at(long position) {
    return kept.get((int) (position - offset - 1));
  }

  /** Whether a change of one of these tables behind the position is forgotten. */
  public boolean hasForgotten(Collection<MemoryTable> tables, long position) {
    return tables.stream().anyMatch(table -> forgotten.getOrDefault(table, 0L) > position);
  }

  /** Forgets every change so far. */
  public void forgetAll() {
    forgetUpTo(end());
  }

  /** Forgets the changes that were committed before this instant. */
  public void forgetBefore(Instant instant) {
    long last = floor;
    while (last < end() && at(last + 1).at().isBefore(instant)) {
      last++;
    }
    forgetUpTo(last);
  }

  private void forgetUpTo(long last) {
    while (floor < last) {
      floor++;
      forgotten.put(at(floor).table(), floor);
    }
    int gone = (int) (floor - offset);
    // Moving the rest is worth it only now and then: a log that is kept short stays fast.
    if (gone == kept.size() || gone > Math.max(WORTH_MOVING, kept.size() / 2)) {
      kept.subList(0, gone).clear();
      offset = floor;
    }
  }
}
