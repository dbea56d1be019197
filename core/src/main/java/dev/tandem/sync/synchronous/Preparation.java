package dev.tandem.sync.synchronous;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.BatchLookups;
import dev.tandem.sync.live.BatchRecord;
import dev.tandem.sync.live.Conflicts;
import dev.tandem.sync.live.Effects;
import dev.tandem.sync.live.Evaluator;
import dev.tandem.sync.live.HeldPairs;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the other side of a transaction that its origin has not committed yet (UND-20). It does
 * what a worker does with changes of a feed, only before they are committed. What it writes, and
 * the pairs that it holds meanwhile, are recorded in the store before. Used once, by one thread.
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
  private final Conflicts conflicts;
  private final List<Work> works = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<Work, String> waiting = new LinkedHashMap<>();
  private final Set<Work> created = new LinkedHashSet<>();
  private final Set<String> rows = new LinkedHashSet<>();
  private final Map<LinkState, MapRun> keptKeys = new LinkedHashMap<>();
  private final OpenIntent intent;

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
    conflicts = new Conflicts(context, record, lookups);
    intent = new OpenIntent(context, id, origin);
  }

  /** Takes up a change of the transaction through every map that runs synchronously. */
  public void add(Change change, MapStates states) {
    Side origin = target.other();
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
        // A host may hand a transaction over once more that was refused: it is another one.
        String coordinate =
            "tx|%s|%s|%s"
                .formatted(intent.id(), intent.now().at().toEpochMilli(), change.coordinate());
        String operation = OperationIds.of(map, direction, coordinate);
        Work work =
            new Work(
                Obligations.received(context, map, direction, operation, owed, null, null),
                map,
                owed);
        works.add(work);
        parents.add(work);
        // A row that the transaction deletes before was there, whatever it makes under the same
        // key.
        if (rows.add(rowOf(work)) && change.before() == null) {
          created.add(work);
        }
      }
    }
  }

  /** Why the transaction must not be committed; empty when it may. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Writes everything, or says why it does not; what it wrote then is still to be taken back. */
  public void run() {
    try {
      boolean going = true;
      while (going && refusals.isEmpty()) {
        going = wave();
      }
      waiting.forEach(this::refuse);
      if (refusals.isEmpty()) {
        // Of what one side could not tell there is no verdict.
        works.stream().filter(work -> !work.isDone()).findFirst().ifPresent(this::refuseUnread);
      }
      if (refusals.isEmpty() && intent.isBegun()) {
        storePairs();
      }
    } catch (TransientConnectorException e) {
      refusals.add("%s; try again at %s".formatted(e.getMessage(), e.retryAt()));
    }
  }

  private void refuseUnread(Work work) {
    Instant until =
        Arrays.stream(Side.values())
            .map(side -> context.side(side).closedUntil())
            .max(Comparator.naturalOrder())
            .filter(each -> each.isAfter(context.now()))
            .orElse(context.now());
    refuse(work, "a side rests or cannot answer; try again at " + until);
  }

  private <T> T ask(Function<Connector, T> question) {
    return context.side(target).ask(context.now(), question);
  }

  private boolean wave() {
    List<Work> open = firstOfEachRow(works.stream().filter(work -> !work.isDone()).toList());
    waiting.clear();
    Map<Work, Set<String>> blocked = parents.blocking(open);
    List<Work> free = open.stream().filter(work -> !blocked.containsKey(work)).toList();
    Map<Work, Verdict.Send> sends = new LinkedHashMap<>();
    boolean[] moved = {false};
    firstOfEachPair(evaluator.evaluate(free, Set.of()))
        .forEach((work, verdict) -> moved[0] |= judge(work, verdict, sends));
    blocked.forEach(
        (work, names) -> {
          work.awaits(names);
          waiting.put(work, "it refers to a row that has not reached the other side (UND-14)");
        });
    if (sends.isEmpty() && !moved[0] && !waiting.isEmpty()) {
      Tangle tangle = new Tangle(evaluator, parents);
      sends.putAll(firstOfEachPair(tangle.rowsFirst(List.copyOf(waiting.keySet()))));
    }
    lookups.forgetMissing();
    if (holds(sends)) {
      // What was known of the pairs before may have changed until they were held.
      links.forgetRead();
      return true;
    }
    boolean wrote = write(sends, MOST_TRIES);
    return (moved[0] || wrote) && works.stream().anyMatch(work -> !work.isDone());
  }

  private static List<Work> firstOfEachRow(List<Work> works) {
    Map<String, Work> first = new LinkedHashMap<>();
    works.forEach(work -> first.putIfAbsent(rowOf(work), work));
    return List.copyOf(first.values());
  }

  private static String rowOf(Work work) {
    return work.map().name() + work.obligation().key();
  }

  /**
   * Of one pair only the oldest change goes now: a transaction may give its key from one row of
   * Dataverse to another, and what the newer row means depends on what became of the older one.
   */
  private <V extends Verdict> Map<Work, V> firstOfEachPair(Map<Work, V> verdicts) {
    Map<Work, V> first = new LinkedHashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    for (Work work : works) {
      V verdict = verdicts.get(work);
      Set<String> pairs = work.isDone() ? Set.of() : pairsOf(work, verdict);
      if (verdict != null && Collections.disjoint(pairs, taken)) {
        first.put(work, verdict);
      }
      taken.addAll(pairs);
    }
    return first;
  }

  /** The documents of the pairs that a change is about, as far as they are known. */
  private Set<String> pairsOf(Work work, @Nullable Verdict verdict) {
    if (verdict instanceof Verdict.Send send) {
      return heldBy(work, send);
    }
    LinkState settled = verdict instanceof Verdict.Settle settle ? settle.link() : null;
    LinkKey pair = settled == null ? evaluator.pairOf(work) : settled.key();
    return pair == null ? Set.of() : Set.of(HeldPairs.name(work.map(), pair));
  }

  /** The documents of the pairs that a write changes. */
  private static Set<String> heldBy(Work work, Verdict.Send send) {
    Set<String> pairs = new LinkedHashSet<>();
    pairs.add(HeldPairs.name(work.map(), send.link().key()));
    if (send.old() != null) {
      pairs.add(HeldPairs.name(work.map(), send.old().key()));
    }
    return pairs;
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
    }
    // What needs no write is left to the feed, which tells of it once it is committed.
    return true;
  }

  private void refuse(Work work, String note) {
    refusals.add("map %s: %s".formatted(work.map().name(), note));
  }

  /** Takes hold of the pairs of these writes; false when all of them are held already. */
  private boolean holds(Map<Work, Verdict.Send> sends) {
    HeldPairs held = HeldPairs.load(context);
    Set<String> wanted = new LinkedHashSet<>();
    sends.forEach((work, send) -> wanted.addAll(heldBy(work, send)));
    wanted.removeAll(intent.now().pairs());
    if (wanted.isEmpty()) {
      return false;
    }
    for (String name : wanted) {
      String holder = held.holder(name);
      if (holder != null) {
        refusals.add("transaction %s has a row of it and has not ended".formatted(holder));
      }
    }
    if (refusals.isEmpty()) {
      if (!intent.hold(wanted, held)) {
        refusals.add("somebody else took a row of it, or transaction " + intent.id() + " is open");
      }
    }
    // Asked once nobody else can begin to send something.
    sends.forEach(
        (work, send) -> {
          if (refusals.isEmpty() && UnderWay.is(context, links, work, send)) {
            refuse(work, "an earlier change of its rows was sent and is not recorded; try again");
          }
        });
    return refusals.isEmpty();
  }

  private boolean write(Map<Work, Verdict.Send> sends, int triesLeft) {
    if (sends.isEmpty() || !refusals.isEmpty()) {
      return false;
    }
    if (triesLeft == 0) {
      sends.keySet().forEach(work -> refuse(work, "the row there kept changing; try again"));
      return false;
    }
    Map<Work, Verdict.Send> met = new LinkedHashMap<>();
    Map<Work, Verdict.Send> again = new LinkedHashMap<>();
    Map<Work, Verdict.Send> open = new LinkedHashMap<>();
    sends.forEach((work, send) -> (conflicts.isUnseen(work, send) ? met : open).put(work, send));
    if (!open.isEmpty()) {
      List<Work> order = List.copyOf(open.keySet());
      remember(open);
      if (!refusals.isEmpty()) {
        return false;
      }
      List<WriteOutcome> outcomes = send(open.values().stream().map(Verdict.Send::write).toList());
      for (int i = 0; i < outcomes.size(); i++) {
        Work work = order.get(i);
        Verdict.Send send = Objects.requireNonNull(open.get(work));
        if (outcomes.get(i) instanceof WriteOutcome.Conflict) {
          met.put(work, send);
        } else if (outcomes.get(i) instanceof WriteOutcome.RolledBack) {
          again.put(work, send); // another one of its group failed
        } else {
          take(work, send, outcomes.get(i));
        }
      }
    }
    leaveOldKeys(open);
    again.putAll(resolve(met));
    write(again, triesLeft - 1);
    return true;
  }

  /** The intent is durable before the first of its writes leaves. */
  private void remember(Map<Work, Verdict.Send> sends) {
    List<IntendedWrite> more = new ArrayList<>();
    Map<Work, StoredRow> found = read(sends);
    sends.forEach(
        (work, send) -> {
          Write write = send.write();
          StoredRow before = found.get(work);
          boolean told = work.change().kind() == Change.Kind.UPSERT && !created.contains(work);
          more.add(
              new IntendedWrite(
                  work.map(),
                  target,
                  write.operationId(),
                  write.kind(),
                  write.key(),
                  send.link().financeKey(),
                  write.kind() == Write.Kind.DELETE ? null : write.row(),
                  before == null ? null : work.map().bind(target, before.row()),
                  known(work, send.link().key(), before),
                  work.change().kind(),
                  told ? work.map().digest(work.direction(), work.row()) : 0,
                  work.rowId(),
                  work.sourceKey(),
                  send.old() == null ? null : send.old().financeKey()));
        });
    if (!intent.remember(more)) {
      refusals.add(endedByOthers());
    }
  }

  /**
   * What is known of the pair before a write of it, with all columns of a row that is as both sides
   * agreed on: a row that we made has columns that nobody has seen yet.
   */
  private @Nullable LinkState known(Work work, LinkKey pair, @Nullable StoredRow before) {
    LinkState known = links.get(work.map(), pair);
    if (known == null || before == null) {
      return known;
    }
    SideState side = known.side(target);
    Row row = work.map().bind(target, before.row());
    return before.version().equals(side.version())
        ? known.with(target, Effects.shown(work.map(), target, side, row))
        : known;
  }

  /** The rows of these writes as they are now. */
  private Map<Work, StoredRow> read(Map<Work, Verdict.Send> sends) {
    List<Work> asked = List.copyOf(sends.keySet());
    Map<Work, StoredRow> found = new LinkedHashMap<>();
    if (!asked.isEmpty()) {
      List<RowAddress> addresses = new ArrayList<>();
      for (Work work : asked) {
        Write write = Objects.requireNonNull(sends.get(work)).write();
        addresses.add(new RowAddress.ByKey(work.map().tableName(target), write.key()));
      }
      List<@Nullable StoredRow> rows = ask(connector -> connector.read(addresses));
      for (int i = 0; i < asked.size(); i++) {
        StoredRow row = rows.get(i);
        if (row != null) {
          found.put(asked.get(i), row);
        }
      }
    }
    return found;
  }

  /** The outcomes of as many of these as were sent: a side that asks for a pause gets no more. */
  private List<WriteOutcome> send(List<Write> writes) {
    int size = context.side(target).connector().capabilities().maxGroupSize();
    boolean atomic = writes.size() <= size && context.side(target).has(Capability.ATOMIC_GROUPS);
    List<WriteOutcome> outcomes = new ArrayList<>();
    boolean open = true;
    for (int from = 0; from < writes.size() && open; from += size) {
      List<Write> part = writes.subList(from, Math.min(from + size, writes.size()));
      Fence fence = context.side(target).has(Capability.FENCES) ? intent.now().fence(1) : null;
      WriteGroup group = new WriteGroup(part, atomic).under(fence);
      outcomes.addAll(ask(connector -> connector.write(group)));
      open = outcomes.stream().noneMatch(WriteOutcome.Throttled.class::isInstance);
    }
    return outcomes;
  }

  private void take(Work work, Verdict.Send send, WriteOutcome outcome) {
    if (outcome.succeeded()) {
      applied(work, send, outcome);
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

  /** What meets a row that somebody changed is decided by the policy of its map (I14). */
  private Map<Work, Verdict.Send> resolve(Map<Work, Verdict.Send> met) {
    Map<Work, Verdict.Send> again = new LinkedHashMap<>();
    if (met.isEmpty() || !refusals.isEmpty()) {
      return again;
    }
    Map<Work, StoredRow> found = read(met);
    met.forEach(
        (work, send) -> {
          Conflicts.Answer answer = conflicts.resolve(work, send, found.get(work));
          if (answer instanceof Conflicts.Answer.Again next) {
            again.put(work, next.send());
          } else if (answer instanceof Conflicts.Answer.End end
              && end.status() == ObligationStatus.APPLIED) {
            // Both sides say the same by now; the feed tells the pair once it is committed.
            work.finish();
          } else if (answer instanceof Conflicts.Answer.End end) {
            refuse(work, end.note() + "; try again once it has arrived here");
          } else {
            refuse(work, "its row is being changed there; try again");
          }
        });
    if (refusals.isEmpty() && !record.storeNotes()) {
      refusals.add("the store did not take the record of a conflict");
    }
    return again;
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
      work.travelledPartly();
      links.put(work.map(), Effects.inPart(work, send, after));
    } else {
      links.put(work.map(), after);
      work.finish();
    }
  }

  /** Deletes the rows of the keys that these rows had before, where the map says so (UND-25). */
  private void leaveOldKeys(Map<Work, Verdict.Send> sent) {
    Map<Work, Verdict.Send> deletes = new LinkedHashMap<>();
    sent.forEach(
        (work, send) -> {
          LinkState old = send.old();
          Write delete = send.oldDelete();
          if (old == null || !work.isDone()) {
            return;
          }
          if (delete == null) {
            keptKeys.put(old.named(null, null), work.map());
          } else {
            deletes.put(work, new Verdict.Send(delete, null, old, null, false, null, null));
          }
        });
    if (deletes.isEmpty() || !refusals.isEmpty()) {
      return;
    }
    remember(deletes);
    if (!refusals.isEmpty()) {
      return;
    }
    List<Work> order = List.copyOf(deletes.keySet());
    List<WriteOutcome> outcomes = send(deletes.values().stream().map(Verdict.Send::write).toList());
    for (int i = 0; i < outcomes.size(); i++) {
      Work work = order.get(i);
      if (outcomes.get(i).succeeded()) {
        LinkState old = Objects.requireNonNull(deletes.get(work)).link();
        links.put(work.map(), Effects.deleted(work, old, true).named(null, null));
      } else {
        refuse(work, "the row of its old key cannot be deleted: " + outcomes.get(i));
      }
    }
  }

  /** From now on the pairs know what was written, however the transaction ends. */
  private void storePairs() {
    if (!intent.storePairs(links)) {
      refusals.add(endedByOthers());
    }
  }

  private String endedByOthers() {
    return "transaction %s was ended by somebody else".formatted(intent.id());
  }

  /** The origin has committed: the transaction is over. */
  public void finish() {
    // Rows of old keys that stay have no partner any more.
    LinkCache kept = new LinkCache(context);
    keptKeys.forEach((old, map) -> kept.put(map, old));
    if (intent.isBegun() && !intent.end(kept)) {
      context.tell(
          new SyncEvent.Failed(
              null,
              target,
              ErrorClass.APPLICATION,
              "transaction %s was given up before its host committed; the feed brings it"
                  .formatted(intent.id())));
    }
    record.publish();
  }

  /**
   * The origin does not commit: what was written is taken back.
   *
   * @return the operations that its rows owe then, to be carried out by the workers of their
   *     partitions; empty when there are none, or a later step ends the transaction
   */
  public Set<String> abandon() {
    if (!intent.isBegun()) {
      return Set.of();
    }
    context.tell(
        new SyncEvent.Failed(
            null, target, ErrorClass.APPLICATION, "a transaction of both sides was not committed"));
    return new InDoubt(context).settle(intent.now(), true);
  }
}
