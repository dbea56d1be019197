package dev.tandem.sync.synchronous;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.live.Conflicts;
import dev.tandem.sync.live.Effects;
import dev.tandem.sync.live.HeldPairs;
import dev.tandem.sync.live.LinkCache;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.SideAccess;
import dev.tandem.sync.live.SyncContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends transactions of both sides that their origin did not commit, or of which nobody said how
 * they ended (UND-20). The rows of the origin tell: whatever they hold now is owed to the other
 * side like any other change, with all that holds for those. Where the origin committed, that is
 * what the other side has already.
 */
public final class InDoubt {
  /** Ends the id of the operation that a row of the origin owes afterwards. */
  private static final String SETTLED = "/settled";

  /** Ends the id of the operation that brings a deleted row back. */
  private static final String RESTORED = "/undo";

  private final SyncContext context;

  /** Ends transactions of this runtime's maps. */
  public InDoubt(SyncContext context) {
    this.context = context;
  }

  /** Ends those that are older than {@code age}: their hosts had that long to say what happened. */
  public void settle(Duration age) {
    for (Map.Entry<String, String> document : context.store().documents(Intent.PREFIX).entrySet()) {
      Intent intent = Intent.parse(context, document.getKey(), document.getValue());
      if (intent != null && !intent.at().plus(age).isAfter(context.now())) {
        settle(intent);
      }
    }
    release();
  }

  /** Releases the pairs of transactions that are over. */
  public void release() {
    HeldPairs.load(context).release(context);
  }

  /**
   * Ends a transaction.
   *
   * @return the operations that its rows owe now; empty when it has ended before, or when a side
   *     cannot be asked: a later step ends it then
   */
  Set<String> settle(Intent intent) {
    try {
      StoreCommit.Builder commit = intent.ending(context);
      Set<String> operations = new LinkedHashSet<>();
      LinkCache links = new LinkCache(context);
      for (int i = intent.writes().size() - 1; i >= 0; i--) {
        IntendedWrite write = intent.writes().get(i);
        String operation = write.operationId() + SETTLED;
        Debt debt = operations.contains(operation) ? null : debt(intent, write, links);
        if (debt != null) {
          operations.add(operation);
          commit.receive(
              Obligations.received(
                  context, write.map(), debt.direction(), operation, debt.change(), null, null));
          commit.document(
              HeldPairs.name(write.map(), write.map().linkKey(write.financeKey())),
              HeldPairs.owing(intent.id(), intent.at(), operation));
        }
      }
      links.store(commit);
      return context.store().commit(commit.build()).succeeded() ? operations : Set.of();
    } catch (ConnectorException e) {
      context.tell(
          new SyncEvent.Failed(
              null,
              intent.origin().other(),
              ErrorClass.NETWORK,
              "transaction %s stays in doubt: %s".formatted(intent.id(), e.getMessage())));
      return Set.of();
    }
  }

  /** A change that is owed, and which way. */
  private record Debt(Direction direction, OwedChange change) {}

  /** What is owed after a write; null for nothing. */
  private @Nullable Debt debt(Intent intent, IntendedWrite write, LinkCache links) {
    StoredRow now = origin(write);
    boolean sent = intent.stored() || find(write, links);
    boolean deleted = write.kind() == Write.Kind.DELETE;
    if (sent && deleted && now != null) {
      restore(write, links);
    }
    if (sent && !deleted && now == null && write.before() != null) {
      restore(write, links);
      links.forget(write.map(), nothingKnown(write));
      return ofTarget(write);
    }
    return new Debt(
        Direction.to(write.target()),
        settled(write, write.target().other(), write.sourceId(), write.sourceKey(), now));
  }

  /** The row that was there before the pair travels as if nobody had written it. */
  private @Nullable Debt ofTarget(IntendedWrite write) {
    Direction direction = Direction.to(write.target().other());
    StoredRow there = there(write, open(write.target()));
    if (there == null || !write.map().travels(direction)) {
      return null;
    }
    boolean finance = write.target() == Side.FINANCE;
    UUID id = finance ? null : Conflicts.idOf(there.row());
    return new Debt(
        direction, settled(write, write.target(), id, finance ? write.key() : null, there));
  }

  /** The row that was there before the pair belongs to its own side alone again. */
  private static LinkState nothingKnown(IntendedWrite write) {
    MapRun map = write.map();
    KeyValues key = write.financeKey();
    return LinkState.first(map.name(), map.linkKey(key), key);
  }

  private OwedChange settled(
      IntendedWrite write,
      Side side,
      @Nullable UUID id,
      @Nullable KeyValues key,
      @Nullable StoredRow now) {
    return new OwedChange(
        OwedChange.Origin.SETTLED,
        now == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        0,
        id,
        key,
        now == null ? null : write.map().bind(side, now.row()),
        now == null ? null : now.version(),
        null,
        context.now());
  }

  private @Nullable StoredRow origin(IntendedWrite write) {
    Side side = write.target().other();
    UUID id = write.sourceId();
    KeyValues key = write.sourceKey();
    RowAddress address =
        id != null
            ? new RowAddress.ById(write.map().tableName(side), id)
            : key != null ? new RowAddress.ByKey(write.map().tableName(side), key) : null;
    return address == null ? null : open(side).read(List.of(address)).get(0);
  }

  /** The connector of a side that does not rest. */
  private Connector open(Side side) {
    SideAccess access = context.side(side);
    if (!access.isOpen(context.now())) {
      throw later(side + " asked for a pause", access.closedUntil());
    }
    return access.connector();
  }

  /** Whether the write took effect; its pair knows of it afterwards. */
  private boolean find(IntendedWrite write, LinkCache links) {
    Connector target = open(write.target());
    String version;
    UUID id = write.sourceId();
    if (context.side(write.target()).has(Capability.OPERATION_LEDGER)) {
      AcceptedOperation accepted = accepted(target, write.operationId());
      if (accepted == null) {
        return false;
      }
      version = accepted.version();
      id = accepted.id() == null ? id : accepted.id();
    } else {
      StoredRow there = there(write, target);
      if (!holds(write, there)) {
        return false;
      }
      version = there == null ? null : there.version();
      id = there == null || write.target() == Side.FINANCE ? id : Conflicts.idOf(there.row());
    }
    note(write, links, write.kind() == Write.Kind.DELETE, version, id);
    return true;
  }

  /** Lets the pair know what we have left of its row, whatever else it knew. */
  private static void note(
      IntendedWrite write,
      LinkCache links,
      boolean gone,
      @Nullable String version,
      @Nullable UUID id) {
    MapRun map = write.map();
    LinkKey pair = map.linkKey(write.financeKey());
    links.load(map, Set.of(pair));
    LinkState known = links.get(map, pair);
    LinkState link = known == null ? LinkState.first(map.name(), pair, write.financeKey()) : known;
    boolean comesBack = map.travels(Direction.to(write.target().other()));
    links.put(map, Effects.found(link, write.target(), comesBack, gone, version, id));
  }

  private static @Nullable AcceptedOperation accepted(Connector target, String operation) {
    return target.accepted(List.of(operation)).get(operation);
  }

  private static @Nullable StoredRow there(IntendedWrite write, Connector target) {
    return target
        .read(List.of(new RowAddress.ByKey(write.map().tableName(write.target()), write.key())))
        .get(0);
  }

  /** Whether the row is as the write would leave it: without a ledger the best proof there is. */
  private static boolean holds(IntendedWrite write, @Nullable StoredRow now) {
    Row written = write.written();
    if (written == null || now == null) {
      return written == null && now == null;
    }
    Row there = write.map().bind(write.target(), now.row());
    return Images.changed(there, written, new TreeSet<>(written.presentColumns())).isEmpty();
  }

  /**
   * Brings a row back that was deleted, with all that no map knows of it, unless there is one
   * again; or the columns that were written, unless somebody changed them since.
   */
  private void restore(IntendedWrite write, LinkCache links) {
    Row before = write.before();
    Connector target = open(write.target());
    String operation = write.operationId() + RESTORED;
    boolean asks = context.side(write.target()).has(Capability.OPERATION_LEDGER);
    AcceptedOperation done = asks ? accepted(target, operation) : null;
    if (done != null) {
      note(write, links, false, done.version(), done.id());
      return;
    }
    StoredRow there = there(write, target);
    Row written = write.written();
    if (before == null || (written == null ? there != null : !holds(write, there))) {
      return;
    }
    Row wanted =
        written == null
            ? writable(before)
            : Images.only(before, new TreeSet<>(written.presentColumns()));
    Write back = Write.upsert(operation, write.key(), wanted);
    boolean checks = context.side(write.target()).has(Capability.VERSION_CHECKS);
    Write guarded = checks ? back.ifVersion(there == null ? Write.ABSENT : there.version()) : back;
    WriteOutcome outcome = target.write(WriteGroup.independent(guarded)).get(0);
    if (outcome instanceof WriteOutcome.Throttled throttled) {
      context.side(write.target()).closeUntil(throttled.until());
      throw later(write.target() + " asks for a pause", throttled.until());
    } else if (outcome instanceof WriteOutcome.Unknown unknown) {
      throw later(unknown.reason(), context.now());
    } else if (outcome.succeeded()) {
      note(write, links, false, outcome.version(), outcome.id());
    } else {
      context.tell(
          new SyncEvent.Failed(
              write.map().name(),
              write.target(),
              ErrorClass.APPLICATION,
              "the row that %s replaced cannot be brought back as it was: %s"
                  .formatted(write.operationId(), outcome)));
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
