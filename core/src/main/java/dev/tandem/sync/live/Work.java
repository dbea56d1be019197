package dev.tandem.sync.live;

import com.google.common.collect.ImmutableSet;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.WrittenColumn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One obligation while a batch works on it. Used by one thread. */
public final class Work {
  private final Obligation obligation;
  private final MapRun map;
  private final Direction direction;
  private final OwedChange original;
  private OwedChange change;
  private Set<String> missing = Set.of();
  private boolean done;
  private boolean ended;
  private boolean partly;
  private boolean took;
  private List<WrittenColumn> written = List.of();

  public Work(Obligation obligation, MapRun map, OwedChange change) {
    this.obligation = obligation;
    this.map = map;
    this.change = change;
    original = change;
    direction = Direction.to(obligation.target());
  }

  public Obligation obligation() {
    return obligation;
  }

  public String operationId() {
    return obligation.operationId();
  }

  public MapRun map() {
    return map;
  }

  public Direction direction() {
    return direction;
  }

  public Side source() {
    return direction.source();
  }

  public Side target() {
    return direction.target();
  }

  public OwedChange change() {
    return change;
  }

  /** Whether an initial sync found the row (UND-18). */
  boolean isInitial() {
    return change.origin() == OwedChange.Origin.SNAPSHOT && Runs.isInitial(obligation.run());
  }

  /** Whether a full read found the row and it was tried before: it may have changed since. */
  boolean isAgain() {
    return change.origin() == OwedChange.Origin.SNAPSHOT && obligation.attempts() > 0;
  }

  /** The row after the change; only for changes that leave one. */
  public Row row() {
    Row row = change.row();
    if (row == null) {
      throw new IllegalStateException(obligation + " leaves no row");
    }
    return row;
  }

  /** Goes on with the row as it is now instead of as it was after the change (ASY-5). */
  void take(Row current, String version) {
    change = change.withRow(current, version);
    took = true;
  }

  /** Goes on with the row as it is now, gone where there is none. */
  void takeFound(@Nullable Row current, @Nullable String version) {
    change = change.found(current, version);
    took = true;
  }

  /** Whether it means whatever its row is by now (UND-20). */
  boolean isSettled() {
    return change.origin() == OwedChange.Origin.SETTLED;
  }

  /**
   * Judges the change anew: the row as it was read for a verdict that was not carried out may say
   * what an older change of the pair has yet to explain, such as our own write (I3).
   */
  void restart() {
    change = original;
    took = false;
  }

  /** Whether it goes on with a row as it was read, in parts at least. */
  boolean tookRow() {
    return took;
  }

  /** Whether it goes on with the row as it is now, and the feed has told all that led there. */
  boolean isLevel() {
    boolean told = change.origin() == OwedChange.Origin.FEED;
    return took && told && change.version() != null && !isAhead();
  }

  /** Whether it goes on with a row that changes have left which the feed has yet to tell. */
  boolean isAhead() {
    String version = change.version();
    boolean before = isUncommitted() || isSettled();
    return version != null && (before || !version.equals(original.version()));
  }

  /** Whether its host has not committed it yet, so that nothing is newer (UND-20). */
  boolean isUncommitted() {
    return change.origin() == OwedChange.Origin.TRANSACTION;
  }

  /** The change as it was received. */
  OwedChange original() {
    return original;
  }

  /** The digest of the source row, by which changes of one row stay in order. */
  LinkKey rowKey() {
    LinkKey known = obligation.key();
    return known == null ? map.rowKey(source(), change.id(), sourceKey()) : known;
  }

  /** The identifier of the source row. */
  public @Nullable UUID rowId() {
    return change.id();
  }

  /** The key of the source row on finance, null for other sides or when it is not known. */
  public @Nullable KeyValues sourceKey() {
    if (source() == Side.DATAVERSE) {
      return null;
    }
    Row row = change.row();
    KeyValues own = row == null ? null : map.financeKey(row);
    KeyValues reported = change.key();
    return own == null && reported != null && map.isFinanceKey(reported) ? reported : own;
  }

  /** The names of the rows that it waits for, empty when it waits for none. */
  public Set<String> missing() {
    return missing;
  }

  public void awaits(Set<String> names) {
    missing = ImmutableSet.copyOf(names);
  }

  public boolean isDone() {
    return done;
  }

  /** Nothing of it is owed any more. */
  public void finish() {
    done = true;
    ended = true;
  }

  /** Nothing more is done about it in this batch; it is still owed. */
  void putOff() {
    done = true;
  }

  /** Whether nothing of it is owed any more. */
  boolean isEnded() {
    return ended;
  }

  /** Whether the row travelled without some lookups, which still have to follow (UND-30). */
  boolean isPartly() {
    return partly;
  }

  public void travelledPartly() {
    partly = true;
  }

  /** What was written of it so far, for its trace. */
  List<WrittenColumn> written(List<WrittenColumn> now) {
    written = WrittenColumn.after(written, now);
    return written;
  }

  @Override
  public String toString() {
    return obligation.toString();
  }
}
