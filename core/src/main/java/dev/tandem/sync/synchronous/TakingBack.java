package dev.tandem.sync.synchronous;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.live.Conflicts;
import dev.tandem.sync.live.Effects;
import dev.tandem.sync.live.LinkCache;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction of both sides wrote of one pair, and how it is taken back (UND-20): a row that
 * was not there goes, any other gets its columns back as far as nobody changed them since, and the
 * pair is what it was before. Used once, by one thread.
 */
final class TakingBack {
  /** Ends the id of the operation that takes the writes of a pair back. */
  private static final String TAKEN_BACK = "/undo";

  /** Ends the id of the operation that lets a row name no others before it goes. */
  private static final String LOOSENED = "/undo/rows-first";

  private final SyncContext context;
  private @Nullable IntendedWrite loosening;
  private IntendedWrite last;
  private final @Nullable LinkState known;
  private final List<Effect> effects = new ArrayList<>();
  private @Nullable Row before;
  private @Nullable AcceptedOperation done;
  private boolean refused;

  /**
   * That a write took effect.
   *
   * @param version what it left, null after a delete
   * @param id of the row on Dataverse, null when it is not known
   */
  private record Effect(IntendedWrite write, @Nullable String version, @Nullable UUID id) {}

  private TakingBack(SyncContext context, List<IntendedWrite> writes) {
    this.context = context;
    last = writes.get(writes.size() - 1);
    known = writes.get(0).known();
  }

  /**
   * Finds out which of these writes took effect.
   *
   * @param writes those of a pair, in order
   * @throws TransientConnectorException when the side that was written cannot be asked
   */
  static TakingBack of(SyncContext context, List<IntendedWrite> writes) {
    TakingBack back = new TakingBack(context, writes);
    back.loosening = loosening(writes);
    back.findEffects(writes);
    return back;
  }

  private void findEffects(List<IntendedWrite> writes) {
    List<IntendedWrite> all = new ArrayList<>(writes);
    if (loosening != null) {
      all.add(loosening);
    }
    Map<String, AcceptedOperation> accepted = accepted(all);
    writes.forEach(write -> effects.addAll(effect(write, accepted)));
    if (!effects.isEmpty()) {
      last = effects.get(effects.size() - 1).write();
      before = effects.get(0).write().before();
      done = accepted.get(last.operationId() + TAKEN_BACK);
    }
    if (loosening != null && isRemoval()) {
      effects.addAll(effect(loosening, accepted));
    }
  }

  /** What the ledger says of these writes, and of what takes them back; empty without one. */
  private Map<String, AcceptedOperation> accepted(List<IntendedWrite> writes) {
    if (!hasLedger()) {
      return Map.of();
    }
    List<String> operations = new ArrayList<>();
    for (IntendedWrite write : writes) {
      operations.add(write.operationId());
      operations.add(write.operationId() + TAKEN_BACK);
    }
    return ask(connector -> connector.accepted(operations));
  }

  /**
   * The write that makes a row name no rows any more for whose sake it travelled in two steps: rows
   * that refer to each other can be deleted then (UND-30). Null when there is no such row.
   */
  private static @Nullable IntendedWrite loosening(List<IntendedWrite> writes) {
    Row part = null;
    Row rest = null;
    IntendedWrite last = writes.get(writes.size() - 1);
    for (IntendedWrite write : writes) {
      if (OperationIds.isPartly(write.operationId())) {
        part = write.written();
      } else if (part != null) {
        rest = write.written();
      }
    }
    if (part == null || rest == null) {
      return null;
    }
    Row.Builder blank = Row.builder(rest.schema());
    Set<String> later = new TreeSet<>(rest.presentColumns());
    later.removeAll(part.presentColumns());
    later.forEach(column -> blank.set(column, null));
    return last.writing(last.operationId() + LOOSENED, blank.build());
  }

  private boolean hasLedger() {
    return context.side(last.target()).has(Capability.OPERATION_LEDGER);
  }

  /** Whether the row was not there before, so that it goes. */
  boolean isRemoval() {
    return !effects.isEmpty() && before == null;
  }

  /**
   * Lets a row that goes name no other row that may go as well.
   *
   * @throws TransientConnectorException when that may succeed later
   */
  void loosen() {
    IntendedWrite write = loosening;
    boolean loosened = effects.stream().anyMatch(effect -> effect.write().equals(write));
    if (write == null || done != null || loosened || !isRemoval()) {
      return;
    }
    StoredRow there = there(last);
    if (there != null && !isAnother(idOf(last, there)) && removed(there) != null) {
      Row blank = Objects.requireNonNull(write.written());
      WriteOutcome outcome = write(Write.upsert(write.operationId(), last.key(), blank), there);
      if (outcome != null) {
        effects.add(new Effect(write, outcome.version(), outcome.id()));
      }
    }
  }

  /** Whether the writes were taken back before, and nobody recorded it. */
  boolean isDone() {
    return done != null;
  }

  /** Whether it is certain that nothing was written. */
  boolean isNothing() {
    return effects.isEmpty() && hasLedger();
  }

  /** Whether somebody had deleted the row before, of which the other side has still to hear. */
  boolean leavesUnread() {
    return isUnread() && comesBack(last);
  }

  /** Whether the pair knew a row that was not there any more, be it as one that won unseen. */
  private boolean isUnread() {
    if (before != null || known == null || known.deleted()) {
      return false;
    }
    SideState there = known.side(last.target());
    return there.version() != null || there.inScope();
  }

  /** Lets the source row belong to the pair of its old key again. */
  void moveBack(LinkCache links) {
    KeyValues oldKey = last.oldKey();
    if (oldKey != null) {
      LinkKey key = last.map().linkKey(oldKey);
      links.load(last.map(), Set.of(key));
      LinkState old = links.get(last.map(), key);
      if (old != null) {
        links.put(last.map(), old);
      }
    }
  }

  /** Lets the pair know what it knew before. */
  void restore(LinkCache links, boolean stored) {
    if (known != null) {
      links.put(last.map(), known);
    } else if (stored) {
      links.forget(last.map(), nothing(last));
    }
  }

  private <T extends @Nullable Object> T ask(Function<Connector, T> question) {
    return context.side(last.target()).ask(context.now(), question);
  }

  /** Whether a write took effect: one, or none. */
  private List<Effect> effect(IntendedWrite write, Map<String, AcceptedOperation> accepted) {
    UUID id = write.sourceId();
    if (hasLedger()) {
      AcceptedOperation found = accepted.get(write.operationId());
      return found == null
          ? List.of()
          : List.of(new Effect(write, found.version(), found.id() == null ? id : found.id()));
    }
    StoredRow there = there(write);
    if (!holds(write, write.written(), there)) {
      return List.of();
    }
    return there == null
        ? List.of(new Effect(write, null, id))
        : List.of(new Effect(write, there.version(), idOf(write, there)));
  }

  /** The identifier of the row on Dataverse, the source or the target. */
  private static @Nullable UUID idOf(IntendedWrite write, StoredRow there) {
    return write.target() == Side.FINANCE ? write.sourceId() : Conflicts.idOf(there.row());
  }

  /**
   * Lets the pair know what was written of its row, whatever else it knew.
   *
   * @param stored whether it knows already what the transaction wrote
   */
  void note(LinkCache links, boolean stored) {
    for (Effect effect : effects) {
      if (stored && !effect.write().equals(loosening)) {
        continue;
      }
      MapRun map = last.map();
      links.load(map, Set.of(last.pair()));
      boolean gone = effect.write().kind() == Write.Kind.DELETE;
      LinkState pair = links.get(map, last.pair());
      links.put(map, found(effect.write(), pair, gone, effect.version(), effect.id()));
    }
  }

  private static LinkState found(
      IntendedWrite write,
      @Nullable LinkState known,
      boolean gone,
      @Nullable String version,
      @Nullable UUID id) {
    LinkState link = known == null ? nothing(write) : known;
    return Effects.found(link, write.target(), comesBack(write), gone, version, id);
  }

  private static boolean comesBack(IntendedWrite write) {
    return write.map().travels(Direction.to(write.target().other()));
  }

  private static LinkState nothing(IntendedWrite write) {
    return LinkState.first(write.map().name(), write.pair(), write.financeKey());
  }

  private @Nullable StoredRow there(IntendedWrite write) {
    RowAddress address = new RowAddress.ByKey(write.map().tableName(write.target()), write.key());
    return ask(connector -> connector.read(List.of(address)).get(0));
  }

  /**
   * Whether the row is as writing these columns, null for deleting it, would leave it: without a
   * ledger the best proof there is.
   */
  private static boolean holds(
      IntendedWrite write, @Nullable Row written, @Nullable StoredRow now) {
    if (written == null || now == null) {
      return written == null && now == null;
    }
    Row there = write.map().bind(write.target(), now.row());
    return Images.changed(there, written, new TreeSet<>(written.presentColumns())).isEmpty();
  }

  /**
   * Puts the row back to what it was before these writes, as far as it is still as they left it.
   *
   * @param owes whether the origin has a row, which is owed where this one cannot be put back;
   *     otherwise it is left to its users
   * @return the pair from now on; null when nothing took effect, or the row is another one by now:
   *     what its origin holds decides then
   */
  @Nullable LinkState run(boolean owes) {
    if (effects.isEmpty()) {
      return null;
    }
    StoredRow there = there(last);
    UUID id = there == null ? null : idOf(last, there);
    if (done != null) {
      id = done.id() == null ? id : done.id();
    } else if (isAnother(id)) {
      return null;
    } else if (before != null || there != null) {
      Row row = before == null ? removed(there) : wanted(underItsId(before, id), there);
      if (row == null) {
        return null;
      }
      if (before == null || !row.presentColumns().isEmpty()) {
        WriteOutcome outcome = write(back(row), there);
        if (outcome == null && (before == null || there == null)) {
          return null;
        }
        refused = outcome == null && owes;
        id = outcome == null || outcome.id() == null ? id : outcome.id();
      }
    }
    if (refused) {
      return unsettled(id);
    }
    if (before == null && !isUnread()) {
      return found(last, known, true, null, last.oldKey() == null ? id : null);
    }
    LinkState pair = known == null ? nothing(last) : known;
    // What the feed shows of the row is to be held against what the pair knew (I3).
    pair = pair.with(last.target(), pair.side(last.target()).behind(comesBack(last)));
    boolean named = before != null && id != null && last.target() == Side.DATAVERSE;
    return named ? pair.named(id, pair.dataverseKey()) : pair;
  }

  /** Whether the row that has the key now is not the one that was written. */
  private boolean isAnother(@Nullable UUID there) {
    UUID written = effects.get(effects.size() - 1).id();
    return there != null && written != null && !there.equals(written);
  }

  /**
   * The pair of a row of users that their system does not let be put back: it holds what we wrote,
   * and what both sides agreed on is void.
   */
  private LinkState unsettled(@Nullable UUID id) {
    LinkState pair = known == null ? nothing(last) : known;
    Side origin = last.target().other();
    String version = effects.get(effects.size() - 1).version();
    return found(last, pair, false, version, id)
        .with(origin, pair.side(origin).showing(null, 0).atVersion(null).expecting(null));
  }

  /** Whether the row could not be put back, so that what its origin holds is owed instead. */
  boolean isRefused() {
    return refused;
  }

  /**
   * What a delete says of a row that was not there before; null when it is another one by now, or
   * somebody changed it.
   */
  private @Nullable Row removed(@Nullable StoredRow there) {
    return holds(last, left(), there) ? Row.builder(last.map().table(last.target())).build() : null;
  }

  /** All columns that these writes left of the row; null when they deleted it. */
  private @Nullable Row left() {
    Row left = null;
    for (Effect effect : effects) {
      Row written = effect.write().written();
      left = written == null ? null : Images.merged(left, written);
    }
    return left;
  }

  /** The write that takes the others back; what it says of a row that goes means nothing. */
  private Write back(Row row) {
    String operation = last.operationId() + TAKEN_BACK;
    return before == null
        ? Write.delete(operation, last.key(), row)
        : Write.upsert(operation, last.key(), row);
  }

  /**
   * Writes.
   *
   * @param there the row as it is now, null when there is none
   * @return null when that was refused, which is told; what may succeed later is thrown
   */
  private @Nullable WriteOutcome write(Write back, @Nullable StoredRow there) {
    boolean checks = context.side(last.target()).has(Capability.VERSION_CHECKS);
    String version = there == null ? Write.ABSENT : there.version();
    WriteGroup group = WriteGroup.independent(checks ? back.ifVersion(version) : back);
    WriteOutcome outcome = ask(connector -> connector.write(group).get(0));
    requireAnswer(outcome);
    return outcome.succeeded() ? outcome : null;
  }

  /** The row as it was, where it refers to itself under the identifier that it has now. */
  private static Row underItsId(Row old, @Nullable UUID now) {
    String column = old.schema().primaryId();
    if (column == null || now == null || !(old.value(column) instanceof UUID before)) {
      return old;
    }
    Row.Builder row = old.toBuilder();
    for (String each : old.presentColumns()) {
      if (old.value(each) instanceof Reference.ById own && own.id().equals(before)) {
        row.set(each, new Reference.ById(own.table(), now));
      }
    }
    return row.build();
  }

  /** What makes the row as it was before, maybe nothing; null when it is another row by now. */
  private @Nullable Row wanted(Row old, @Nullable StoredRow now) {
    Row written = left();
    boolean deleted = effects.stream().anyMatch(effect -> effect.write().written() == null);
    if ((now == null) != (written == null)) {
      return null; // somebody deleted the row since, or made it anew
    }
    Set<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (now != null && written != null) {
      left.addAll(written.presentColumns());
      left.removeAll(Images.changed(last.map().bind(last.target(), now.row()), written, left));
      left.addAll(deleted ? unmapped(old, written) : Set.of());
    }
    return written == null ? writable(old) : Images.only(writable(old), left);
  }

  /** The columns of a row that came back without them. */
  private static Set<String> unmapped(Row old, Row written) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    columns.addAll(old.presentColumns());
    columns.removeAll(written.presentColumns());
    String id = old.schema().primaryId();
    if (id != null) {
      columns.remove(id);
    }
    return columns;
  }

  private void requireAnswer(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Throttled throttled) {
      context.side(last.target()).closeUntil(throttled.until());
      throw later(last.target() + " asks for a pause", throttled.until());
    } else if (outcome instanceof WriteOutcome.Unknown unknown) {
      throw later(unknown.reason(), context.now());
    } else if (outcome instanceof WriteOutcome.Conflict) {
      throw later("the row is being changed", context.now());
    } else if (!outcome.succeeded()) {
      context.tell(
          new SyncEvent.Failed(
              last.map().name(),
              last.target(),
              ErrorClass.APPLICATION,
              "what %s wrote cannot be taken back: %s".formatted(last.operationId(), outcome)));
    }
  }

  private static TransientConnectorException later(String why, Instant until) {
    return new TransientConnectorException(why, until, null);
  }

  private static Row writable(Row row) {
    Row.Builder kept = row.toBuilder();
    for (ColumnSchema column : row.schema().columns()) {
      if (column.readOnly()) {
        kept.remove(column.name());
      }
    }
    return kept.build();
  }
}
