package dev.tandem.sync.synchronous;

import com.google.common.collect.Lists;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.live.Gates;
import dev.tandem.sync.live.HeldPairs;
import dev.tandem.sync.live.LinkCache;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.SyncContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends transactions of both sides that their origin did not commit, or of which nobody said how
 * they ended (UND-20). Where nobody said it, the rows of the origin tell. What they do not hold is
 * taken back on the other side, pair by pair. Where that cannot be, and where the origin committed,
 * whatever its row holds now is owed to the other side like any other change.
 */
public final class InDoubt {
  /** Ends the id of the operation that a row of the origin owes afterwards. */
  private static final String SETTLED = "/settled";

  private final SyncContext context;

  /** Ends transactions of this runtime's maps. */
  public InDoubt(SyncContext context) {
    this.context = context;
  }

  /** Ends those that are older than {@code age}: their hosts had that long to say what happened. */
  public void settle(Duration age) {
    Map<String, String> open = context.store().documents(Intent.PREFIX);
    Gates gates = new Gates(context);
    if (!open.isEmpty()) {
      gates.close();
    }
    for (Map.Entry<String, String> document : open.entrySet()) {
      Intent intent = Intent.parse(context, document.getKey(), document.getValue());
      if (intent != null && !intent.at().plus(age).isAfter(context.now())) {
        settle(intent, false);
      }
    }
    if (!open.isEmpty()) {
      gates.keep();
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
   * @param undone whether its host says that it is not committed; otherwise its rows tell
   * @return the operations that its rows owe now; empty when it has ended before, or when a side
   *     cannot be asked: a later step ends it then
   */
  Set<String> settle(Intent open, boolean undone) {
    Intent intent = open.claimed(context);
    if (intent == null) {
      return Set.of(); // it has ended, or ends now
    }
    try {
      Side target = intent.origin().other();
      if (!intent.writes().isEmpty() && context.side(target).has(Capability.FENCES)) {
        // What its host has still under way must not arrive after what became of it was read.
        context.side(target).ask(context.now(), connector -> connector.raiseFence(intent.fence(2)));
      }
      StoreCommit.Builder commit = intent.ending(context);
      Set<String> operations = new LinkedHashSet<>();
      LinkCache links = new LinkCache(context);
      for (Ending ending : endings(intent, undone)) {
        Debt debt = settle(ending, intent.stored(), links);
        IntendedWrite last = ending.last();
        if (debt != null) {
          String operation = last.operationId() + SETTLED;
          operations.add(operation);
          commit.receive(
              Obligations.received(
                  context, last.map(), debt.direction(), operation, debt.change(), null, null));
          commit.document(
              HeldPairs.name(last.map(), last.pair()),
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

  /** The writes of each pair in order; of what was tried again, the last. */
  private static List<List<IntendedWrite>> byPair(Intent intent) {
    Map<List<Object>, Map<String, IntendedWrite>> pairs = new LinkedHashMap<>();
    for (IntendedWrite write : intent.writes()) {
      pairs
          .computeIfAbsent(List.of(write.map(), write.pair()), any -> new LinkedHashMap<>())
          .put(write.operationId(), write);
    }
    return pairs.values().stream().map(writes -> List.copyOf(writes.values())).toList();
  }

  /** A change that is owed, and which way. */
  private record Debt(Direction direction, OwedChange change) {}

  /**
   * How the writes of a pair end.
   *
   * @param last the last of them
   * @param holder the one whose row of the origin has the pair now
   * @param row what the origin holds, null for nothing
   * @param committed whether the origin committed them
   */
  private record Ending(
      IntendedWrite last,
      IntendedWrite holder,
      @Nullable Row row,
      TakingBack back,
      boolean committed) {}

  /**
   * What is to be ended, in its order: the newest first, but rows that go after all that are put
   * back and may refer to them. What goes refers to nothing any more.
   */
  private List<Ending> endings(Intent intent, boolean undone) {
    List<Ending> endings = new ArrayList<>();
    for (List<IntendedWrite> writes : Lists.reverse(byPair(intent))) {
      boolean committed = !undone && isCommitted(writes);
      IntendedWrite last = writes.get(writes.size() - 1);
      // The key is that of the row that had it before, if that one is still there.
      boolean kept = !committed && rowOf(writes.get(0)) != null;
      IntendedWrite holder = kept ? writes.get(0) : last;
      TakingBack back = TakingBack.of(context, writes);
      endings.add(new Ending(last, holder, rowOf(holder), back, committed));
    }
    endings.sort(Comparator.comparing(ending -> ending.back().isRemoval()));
    endings.stream()
        .filter(ending -> !ending.committed())
        .forEach(ending -> ending.back().loosen());
    return endings;
  }

  /**
   * Whether the rows of the origin say that it committed these writes: its key may have gone from
   * one to another. A row that it made and deleted again would not be there either way, and tells
   * nothing; where none tells anything, it did not commit: nobody loses by that.
   */
  private boolean isCommitted(List<IntendedWrite> writes) {
    Map<List<@Nullable Object>, List<IntendedWrite>> rows = new LinkedHashMap<>();
    for (IntendedWrite write : writes) {
      rows.computeIfAbsent(
              Arrays.asList(write.sourceId(), write.sourceKey()), any -> new ArrayList<>())
          .add(write);
    }
    boolean told = false;
    for (List<IntendedWrite> ofRow : rows.values()) {
      IntendedWrite last = ofRow.get(ofRow.size() - 1);
      boolean made = ofRow.get(0).makesRow();
      if (!made || !last.isOf(null)) {
        Row row = rowOf(last);
        if (made ? row == null : !last.isOf(row)) {
          return false;
        }
        told = true;
      }
    }
    return told;
  }

  private @Nullable Row rowOf(IntendedWrite write) {
    StoredRow now = origin(write);
    return now == null ? null : write.map().bind(write.target().other(), now.row());
  }

  /** What is owed after the writes of a pair; null for nothing. */
  private @Nullable Debt settle(Ending ending, boolean stored, LinkCache links) {
    IntendedWrite last = ending.last();
    TakingBack back = ending.back();
    if (!ending.committed() || back.isDone()) {
      LinkState pair = back.run(ending.row() != null);
      if (pair != null) {
        links.put(last.map(), pair);
        back.moveBack(links);
        if (back.isRefused()) {
          return owed(ending.holder());
        }
        return back.leavesUnread() ? goneThere(last, pair) : null;
      }
      if (back.isNothing()) {
        // What the pair learned of it is void: the rows said the same, or both were gone.
        back.restore(links, stored);
        return null;
      }
    }
    back.note(links, stored);
    return owed(ending.holder());
  }

  /** Whatever the row of the origin holds now. */
  private Debt owed(IntendedWrite write) {
    StoredRow now = origin(write);
    Row row = now == null ? null : write.map().bind(write.target().other(), now.row());
    String version = now == null ? null : now.version();
    return new Debt(
        Direction.to(write.target()), settled(write.sourceId(), write.sourceKey(), row, version));
  }

  /**
   * Somebody had deleted the row of the other side before the transaction made it anew. What its
   * feed told of that may have passed while the pair was that of the transaction's row.
   */
  private Debt goneThere(IntendedWrite write, LinkState pair) {
    boolean finance = write.target() == Side.FINANCE;
    return new Debt(
        Direction.to(write.target().other()),
        settled(finance ? null : pair.rowId(), finance ? pair.financeKey() : null, null, null));
  }

  private OwedChange settled(
      @Nullable UUID id, @Nullable KeyValues key, @Nullable Row row, @Nullable String version) {
    return new OwedChange(
        OwedChange.Origin.SETTLED,
        row == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        0,
        id,
        key,
        row,
        version,
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
    return address == null ? null : context.read(side, address);
  }
}
