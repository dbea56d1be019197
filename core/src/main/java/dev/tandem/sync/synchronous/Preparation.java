package dev.tandem.sync.synchronous;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.BatchLookups;
import dev.tandem.sync.live.BatchRecord;
import dev.tandem.sync.live.Effects;
import dev.tandem.sync.live.Evaluator;
import dev.tandem.sync.live.LinkCache;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.Parents;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.live.Tangle;
import dev.tandem.sync.live.Verdict;
import dev.tandem.sync.live.Work;
import dev.tandem.sync.policy.SyncMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the other side of a transaction that its origin has not committed yet. Whatever it writes
 * is recorded in the store before, so that it can be undone. Used once, by one thread.
 */
public final class Preparation {
  private static final int MOST_TRIES = 4;

  private final SyncContext context;
  private final Side target;
  private final BatchRecord record;
  private final LinkCache links;
  private final BatchLookups lookups;
  private final Parents parents;
  private final Evaluator evaluator;
  private final Map<Work, Change> works = new LinkedHashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<Work, String> waiting = new LinkedHashMap<>();
  private Intent intent;

  /**
   * A transaction that is about to be committed.
   *
   * @param id names it for ever among all of the origin
   */
  public Preparation(SyncContext context, Side origin, String id) {
    this.context = context;
    target = origin.other();
    record = new BatchRecord(context, null);
    links = new LinkCache(context);
    lookups = new BatchLookups(context.side(Side.DATAVERSE).connector());
    parents = new Parents(context, links);
    evaluator = new Evaluator(context, links, lookups, record);
    intent = new Intent(id, origin, context.now(), List.of());
  }

  /** Takes up a change of the transaction through every map that runs synchronously. */
  public void add(Change change, MapStates states) {
    Side origin = intent.origin();
    Direction direction = Direction.to(target);
    for (MapRun map : context.maps()) {
      boolean wanted =
          map.options().mode() == SyncMode.SYNCHRONOUS
              && map.travels(direction)
              && map.tableName(origin).equals(change.table())
              && states.of(map.name()) == MapState.RUNNING;
      if (wanted) {
        Row row = change.row();
        OwedChange owed = OwedChange.of(change).from(OwedChange.Origin.TRANSACTION);
        if (row != null && change.version() != null) {
          Row bound = map.bind(origin, row);
          owed = owed.withRow(bound, change.version());
          lookups.offer(bound);
        }
        String operation = OperationIds.of(map, direction, "tx|" + change.coordinate());
        Work work =
            new Work(
                Obligations.received(context, map, direction, operation, owed, null, null),
                map,
                owed);
        works.put(work, change);
        parents.add(work);
      }
    }
  }

  /** Why the transaction must not be committed; empty when it may. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Writes everything, or undoes what it wrote and says why. */
  public void run() {
    try {
      boolean going = true;
      while (going && refusals.isEmpty()) {
        going = wave();
      }
      waiting.forEach((work, note) -> refuse(work, note));
    } catch (TransientConnectorException e) {
      context.side(target).closeUntil(e.retryAt());
      refusals.add(
          "%s does not answer: %s; try again at %s".formatted(target, e.getMessage(), e.retryAt()));
    }
    if (!refusals.isEmpty()) {
      abandon();
    }
  }

  private boolean wave() {
    List<Work> open = works.keySet().stream().filter(work -> !work.isDone()).toList();
    waiting.clear();
    Map<Work, Set<String>> blocked = parents.blocking(open);
    List<Work> free = open.stream().filter(work -> !blocked.containsKey(work)).toList();
    Map<Work, Verdict.Send> sends = new LinkedHashMap<>();
    boolean[] moved = {false};
    evaluator
        .evaluate(firstOfEachRow(free), Set.of())
        .forEach((work, verdict) -> moved[0] |= judge(work, verdict, sends));
    blocked.forEach(
        (work, names) -> {
          work.awaits(names);
          waiting.put(work, "it refers to a row that has not reached the other side (UND-14)");
        });
    if (sends.isEmpty() && !moved[0] && !waiting.isEmpty()) {
      sends.putAll(new Tangle(evaluator, parents).rowsFirst(List.copyOf(waiting.keySet())));
    }
    lookups.forgetMissing();
    boolean wrote = write(sends, MOST_TRIES);
    return (moved[0] || wrote) && works.keySet().stream().anyMatch(work -> !work.isDone());
  }

  private static List<Work> firstOfEachRow(List<Work> works) {
    Map<String, Work> first = new LinkedHashMap<>();
    works.forEach(work -> first.putIfAbsent(work.map().name() + work.obligation().key(), work));
    return List.copyOf(first.values());
  }

  private boolean judge(Work work, Verdict verdict, Map<Work, Verdict.Send> sends) {
    if (verdict instanceof Verdict.Send send) {
      sends.put(work, send);
      return false;
    }
    if (verdict instanceof Verdict.Await await) {
      work.awaits(await.names());
      waiting.put(work, await.note());
      return false;
    }
    Verdict.Settle settle = (Verdict.Settle) verdict;
    work.finish();
    if (!settle.status().isFinal()) {
      refuse(work, settle.note());
    } else if (settle.link() != null) {
      links.put(work.map(), Objects.requireNonNull(settle.link()));
    }
    return true;
  }

  private void refuse(Work work, String note) {
    refusals.add("map %s: %s".formatted(work.map().name(), note));
  }

  /** Writes a wave on condition of the rows as they were read, so that it can be undone exactly. */
  private boolean write(Map<Work, Verdict.Send> sends, int triesLeft) {
    if (sends.isEmpty() || !refusals.isEmpty()) {
      return false;
    }
    if (triesLeft == 0) {
      sends.keySet().forEach(work -> refuse(work, "the row there kept changing; try again"));
      return false;
    }
    List<Work> order = List.copyOf(sends.keySet());
    List<@Nullable StoredRow> before = read(order, sends);
    List<Write> writes = new ArrayList<>();
    List<IntendedWrite> intended = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Verdict.Send send = Objects.requireNonNull(sends.get(order.get(i)));
      Write write = guarded(send.write(), before.get(i));
      writes.add(write);
      intended.add(intended(order.get(i), write, before.get(i)));
    }
    remember(intended);
    Map<Work, Verdict.Send> again = new LinkedHashMap<>();
    List<WriteOutcome> outcomes = send(writes);
    for (int i = 0; i < order.size(); i++) {
      take(order.get(i), Objects.requireNonNull(sends.get(order.get(i))), outcomes.get(i), again);
    }
    write(again, triesLeft - 1);
    return true;
  }

  private List<@Nullable StoredRow> read(List<Work> order, Map<Work, Verdict.Send> sends) {
    List<RowAddress> addresses = new ArrayList<>();
    for (Work work : order) {
      Verdict.Send send = Objects.requireNonNull(sends.get(work));
      addresses.add(new RowAddress.ByKey(work.map().tableName(target), send.write().key()));
    }
    return context.side(target).connector().read(addresses);
  }

  private Write guarded(Write write, @Nullable StoredRow before) {
    boolean checks = context.side(target).has(Capability.VERSION_CHECKS);
    String version = !checks ? null : before != null ? before.version() : absent(write);
    return new Write(write.operationId(), write.kind(), write.key(), write.row(), version);
  }

  /** A delete of a row that is not there is no error (UND-24). */
  private static @Nullable String absent(Write write) {
    return write.kind() == Write.Kind.DELETE ? null : Write.ABSENT;
  }

  private IntendedWrite intended(Work work, Write write, @Nullable StoredRow before) {
    Change change = Objects.requireNonNull(works.get(work));
    Row sourceBefore = change.before();
    return new IntendedWrite(
        work.map(),
        target,
        write.operationId(),
        write.kind(),
        write.key(),
        write.kind() == Write.Kind.DELETE ? null : write.row(),
        before == null ? null : work.map().bind(target, before.row()),
        work.rowId(),
        work.sourceKey(),
        sourceBefore == null ? null : work.map().bind(work.source(), sourceBefore),
        work.change().row());
  }

  /** The intent is durable before the first of its writes leaves. */
  private void remember(List<IntendedWrite> more) {
    intent = intent.plus(more);
    StoreCommit.Builder commit = StoreCommit.under(null);
    commit.document(intent.documentName(), intent.toText(context));
    context.layouts().documents().forEach(commit::document);
    context.store().commit(commit.build());
  }

  private List<WriteOutcome> send(List<Write> writes) {
    int size = context.side(target).connector().capabilities().maxGroupSize();
    boolean atomic = writes.size() <= size && context.side(target).has(Capability.ATOMIC_GROUPS);
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int from = 0; from < writes.size(); from += size) {
      List<Write> part = writes.subList(from, Math.min(from + size, writes.size()));
      outcomes.addAll(context.side(target).connector().write(new WriteGroup(part, atomic)));
    }
    return outcomes;
  }

  private void take(
      Work work, Verdict.Send send, WriteOutcome outcome, Map<Work, Verdict.Send> again) {
    if (outcome.succeeded()) {
      applied(work, send, outcome);
    } else if (outcome instanceof WriteOutcome.Conflict
        || outcome instanceof WriteOutcome.RolledBack) {
      again.put(work, send);
    } else if (outcome instanceof WriteOutcome.Rejected rejected) {
      refuse(
          work,
          rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; ")));
    } else if (outcome instanceof WriteOutcome.Throttled throttled) {
      context.side(target).closeUntil(throttled.until());
      refuse(work, "%s asks for a pause until %s".formatted(target, throttled.until()));
    } else {
      refuse(work, "no proof of what became of the write: " + outcome);
    }
  }

  private void applied(Work work, Verdict.Send send, WriteOutcome outcome) {
    if (send.write().kind() == Write.Kind.DELETE) {
      boolean gone = work.change().kind() == Change.Kind.DELETE;
      links.put(work.map(), Effects.deleted(work, send.link(), gone));
      work.finish();
      return;
    }
    LinkState after =
        Effects.upserted(work, send, send.write().row(), outcome.version(), outcome.id());
    if (send.partly()) {
      links.put(work.map(), Effects.inPart(work, send, after));
    } else {
      links.put(work.map(), after);
      work.finish();
    }
  }

  /** The origin has committed: what is known of the pairs is stored, and the intent is over. */
  public void finish() {
    links.store(record.commit());
    record.commit().document(intent.documentName(), "");
    context.store().commit(record.commit().build());
    record.publish();
  }

  /** The origin does not commit: everything written is taken back, now or by a later step. */
  public void abandon() {
    new InDoubt(context).undo(intent);
    context.tell(
        new SyncEvent.Failed(
            null, target, ErrorClass.APPLICATION, "a transaction of both sides was not committed"));
  }
}
