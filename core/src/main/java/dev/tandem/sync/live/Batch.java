package dev.tandem.sync.live;

import com.google.common.collect.Maps;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.codec.WrittenColumn;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a number of obligations: wave after wave, at most one of each row in a wave, parents
 * before children, until everything has an outcome or waits. Used once, by one thread.
 */
final class Batch {
  private static final int MOST_ROUNDS = 4;
  private static final Set<ErrorCode> PASSING =
      Set.of(ErrorCode.LOOKUP_NOT_FOUND, ErrorCode.STILL_REFERENCED);

  private final SyncContext context;
  private final BatchRecord record;
  private final LinkCache links;
  private final BatchLookups lookups;
  private final Parents parents;
  private final Evaluator evaluator;
  private final Conflicts conflicts;
  private final Dispatch dispatch;
  private final PairOrder order;
  private final WaitingRows waiting;
  private final HeldBack heldBack;
  private final TakenRows taken;
  private final Ledger ledger;
  private final SentMarks marks;
  private final Map<Work, String> reasons = new LinkedHashMap<>();
  private final Set<Work> behindParents = new LinkedHashSet<>();
  private final List<Work> works = new ArrayList<>();
  private final Set<Long> sequences = new LinkedHashSet<>();
  private final Set<Place> uncertain = new LinkedHashSet<>();
  private final Map<Work, StoredRow> repeated = new LinkedHashMap<>();
  private final BehindTransactions behindTransactions;
  private final Set<Work> strangers = new LinkedHashSet<>();
  private boolean progress;
  private boolean lost;

  Batch(
      SyncContext context,
      BatchRecord record,
      @Nullable Fence fence,
      Proof proof,
      SentMarks marks) {
    this.context = context;
    this.record = record;
    this.marks = marks;
    links = new LinkCache(context);
    lookups = new BatchLookups(context.side(Side.DATAVERSE).connector());
    parents = new Parents(context, links);
    taken = new TakenRows(context);
    ledger = new Ledger(context, proof);
    evaluator = new Evaluator(context, links, lookups, record, ledger);
    behindTransactions = new BehindTransactions(context, evaluator, parents, links);
    conflicts = new Conflicts(context, record, lookups);
    dispatch = new Dispatch(context, fence, proof, ledger);
    order = new PairOrder(evaluator, ledger, works, uncertain);
    waiting = new WaitingRows(context);
    heldBack = new HeldBack(context);
  }

  /** Takes an obligation up. */
  void add(Work work) {
    if (sequences.add(work.obligation().sequence())) {
      works.add(work);
      parents.add(work);
    }
  }

  /** Whether a newer worker has taken over; nothing of the batch may be stored then. */
  boolean isFenced() {
    return lost || dispatch.isFenced();
  }

  /** Works until nothing more can be done now. */
  void run() {
    boolean going = true;
    while (going && !isFenced()) {
      progress = false;
      reasons.clear();
      ledger.ask(works);
      behindParents.clear();
      behindTransactions.lookAgain();
      List<Work> wave = wave();
      Set<Work> blocked = block(wave);
      List<Work> free =
          blocked.isEmpty() ? wave : wave.stream().filter(work -> !blocked.contains(work)).toList();
      carryOut(withParents(evaluator.evaluate(free, Set.of())));
      going = progress || untangle();
      lookups.forgetMissing();
    }
    if (!isFenced()) {
      park();
      // What a runtime wrote of which no pair knows, for nobody committed it, ends nothing older.
      new Superseding(context, record)
          .run(works.stream().filter(work -> !strangers.contains(work)).toList());
      waiting.release(works, links, record);
      links.store(record.commit(), behindTransactions.held());
    }
  }

  /** Those that wait for rows that they refer to; what took effect before waits for none. */
  private Set<Work> block(Collection<Work> works) {
    Map<Work, Set<String>> blocked =
        parents.blocking(works.stream().filter(work -> !ledger.isProven(work)).toList());
    blocked.forEach((work, names) -> await(work, names, comeFirst(work, names)));
    behindParents.addAll(blocked.keySet());
    return blocked.keySet();
  }

  /** The row that goes out, as it is now, may refer to others than its change showed (I12). */
  private Map<Work, Verdict> withParents(Map<Work, Verdict> all) {
    List<Work> read =
        all.keySet().stream()
            .filter(work -> work.tookRow() && all.get(work) instanceof Verdict.Send)
            .toList();
    if (read.isEmpty()) {
      return all;
    }
    Map<Work, Verdict> verdicts = new LinkedHashMap<>(all);
    verdicts.keySet().removeAll(block(read));
    return verdicts;
  }

  /** The first open obligation of each row, in the order of their receipt. */
  private List<Work> wave() {
    Map<Place, Work> first = Maps.newLinkedHashMapWithExpectedSize(works.size());
    for (Work work : works) {
      if (!work.isDone()) {
        Place row = Place.ofRow(work);
        if (!uncertain.contains(row)) {
          first.putIfAbsent(row, work);
        }
      }
    }
    return first.values().stream().filter(work -> !ledger.isUntold(work)).toList();
  }

  private String comeFirst(Work work, Set<String> names) {
    return "rows that it refers to come first"
        + heldBack.hintOf(
            parents.parentsOf(work).stream()
                .filter(parent -> names.contains(Awaited.row(parent.id())))
                .map(Parents.Parent::map)
                .toList());
  }

  private void await(Work work, Set<String> names, String note) {
    work.awaits(names);
    reasons.put(work, note);
  }

  private void carryOut(Map<Work, Verdict> all) {
    send(toSend(order.first(behindTransactions.without(all))));
  }

  /** What is to be sent, once all other verdicts are carried out. */
  private Map<Work, Verdict.Send> toSend(Map<Work, Verdict> verdicts) {
    Map<Work, Verdict.Send> sends = Maps.newLinkedHashMapWithExpectedSize(verdicts.size());
    verdicts.forEach(
        (work, verdict) -> {
          if (verdict instanceof Verdict.Settle settle) {
            settle(work, settle.status(), settle.note(), settle.link());
          } else if (verdict instanceof Verdict.Await await) {
            await(work, await.names(), await.note());
            if (await.link() != null) {
              remember(work, await.link());
            }
          } else {
            sends.put(work, (Verdict.Send) verdict);
          }
        });
    return sends;
  }

  /** The transactions that obligations of this batch wait for. */
  Set<String> transactions() {
    return behindTransactions.transactions();
  }

  private void settle(Work work, ObligationStatus status, String note, @Nullable LinkState link) {
    progress = true;
    if (link != null) {
      remember(work, link);
    }
    if (status.isFinal()) {
      record.end(work, status, note, link == null ? null : link.key(), List.of());
      boolean idle = status == ObligationStatus.FILTERED && link == null;
      if (idle && isOurs(work)) {
        strangers.add(work);
      } else if (idle && work.change().kind() == Change.Kind.DELETE) {
        record.meansNothing(work);
      }
    } else {
      record.hold(work, status, note, null, null);
      if (status == ObligationStatus.DEAD) {
        holdRow(work);
        failed(work, ErrorClass.MAPPING, note);
      }
    }
  }

  /**
   * Remembers a pair. A row of Dataverse belongs to one: that of its old key lets go of it, or what
   * is done to the other row of that one would be done to this row too (UND-25).
   */
  private void remember(Work work, LinkState link) {
    UUID row = link.rowId();
    LinkState known = links.get(work.map(), link.key());
    if (row != null && (known == null || !row.equals(known.rowId()))) {
      links.loadRows(work.map(), List.of(row));
      LinkState other = links.ofRow(work.map(), row);
      if (other != null && !other.key().equals(link.key())) {
        links.put(work.map(), other.named(null, null));
      }
    }
    links.put(work.map(), link);
  }

  private static boolean isOurs(Work work) {
    return OperationIds.isOurs(work.change().operationId());
  }

  private void failed(Work work, ErrorClass error, String note) {
    record.tell(new SyncEvent.Failed(work.map().name(), work.target(), error, note));
  }

  private void send(Map<Work, Verdict.Send> sends) {
    Map<Work, Verdict.Send> seen = guarded(sends);
    seen.putAll(resolve(unseen(seen)));
    Map<Work, Verdict.Send> open = announced(seen);
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty() && !isFenced(); round++) {
      Map<Work, WriteOutcome> outcomes = dispatch.send(open, order::isPassed);
      Map<Work, Verdict.Send> met = new LinkedHashMap<>();
      Map<Work, Verdict.Send> sent = open;
      findRepeated(sent, outcomes);
      outcomes.forEach(
          (work, outcome) -> {
            Verdict.Send send = Objects.requireNonNull(sent.get(work));
            if (outcome instanceof WriteOutcome.Conflict && work.map().isGuarded()) {
              met.put(work, send);
            } else {
              take(work, send, outcome);
            }
          });
      open = isFenced() ? Map.of() : resolve(met);
    }
  }

  /** Nothing is sent of which a later worker could not tell what it was. */
  private Map<Work, Verdict.Send> announced(Map<Work, Verdict.Send> sends) {
    // What was read of such a pair may be what nobody has committed.
    putOff(behindTransactions.takenSince(sends)).forEach(sends::remove);
    marks.raise(sends.keySet(), record);
    sends.forEach(
        (work, send) -> {
          if (work.tookRow() && send.write().kind() == Write.Kind.UPSERT) {
            record.note(TakenRows.name(work), taken.text(work));
          }
        });
    lost |= !record.storeNotes();
    return lost ? Map.of() : sends;
  }

  /**
   * Reads the rows that a write had reached before: what it left there may be something else than
   * it would write now. Those that cannot be read now keep their place.
   */
  private void findRepeated(Map<Work, Verdict.Send> sent, Map<Work, WriteOutcome> outcomes) {
    List<Work> asked = new ArrayList<>();
    outcomes.forEach(
        (work, outcome) -> {
          Write write = Objects.requireNonNull(sent.get(work)).write();
          if (outcome instanceof WriteOutcome.Duplicate && write.kind() == Write.Kind.UPSERT) {
            asked.add(work);
          }
        });
    RowReads reads = new RowReads(context);
    repeated.putAll(
        reads.rows(
            asked, Work::target, work -> addressOf(work, Objects.requireNonNull(sent.get(work)))));
    asked.stream().filter(work -> !reads.wasRead(work)).forEach(outcomes::remove);
  }

  /** Takes out the deletes of rows that nobody has seen whole. */
  private Map<Work, Verdict.Send> unseen(Map<Work, Verdict.Send> open) {
    Map<Work, Verdict.Send> unseen = new LinkedHashMap<>();
    open.forEach(
        (work, send) -> {
          if (conflicts.isUnseen(work, send)) {
            unseen.put(work, send);
          }
        });
    open.keySet().removeAll(unseen.keySet());
    return unseen;
  }

  /** The writes that may go out; those of an initial sync are held against the other side first. */
  private Map<Work, Verdict.Send> guarded(Map<Work, Verdict.Send> sends) {
    Map<Work, Verdict.Send> initial = new LinkedHashMap<>();
    sends.forEach(
        (work, send) -> {
          boolean looks = work.isInitial() && !ledger.isProven(work);
          if (looks && send.write().kind() == Write.Kind.UPSERT) {
            initial.put(work, send);
          }
        });
    if (initial.isEmpty()) {
      return sends;
    }
    Map<Work, Verdict.Send> open = new LinkedHashMap<>(sends);
    open.keySet().removeAll(initial.keySet());
    new SnapshotGuard(context, record, ledger, lookups)
        .check(initial)
        .forEach(
            (work, answer) -> {
              if (answer instanceof SnapshotGuard.Answer.Go go) {
                open.put(work, go.send());
              } else if (answer instanceof SnapshotGuard.Answer.End end) {
                settle(work, end.status(), end.note(), end.link());
              } else {
                keepPlace(work, sendOf(sends, work), ((SnapshotGuard.Answer.Wait) answer).note());
              }
            });
    return open;
  }

  private Map<Work, Verdict.Send> resolve(Map<Work, Verdict.Send> met) {
    Map<Work, Verdict.Send> again = new LinkedHashMap<>();
    if (met.isEmpty()) {
      return again;
    }
    putOff(behindTransactions.takenSince(met)).forEach(met::remove);
    RowReads reads = new RowReads(context);
    Map<Work, Conflicts.Answer> answers = new LinkedHashMap<>();
    Map<Work, StoredRow> found =
        reads.rows(
            List.copyOf(met.keySet()),
            Work::target,
            work -> addressOf(work, Objects.requireNonNull(met.get(work))));
    Map<Work, Set<String>> left = ledger.versionsLeft(found.keySet());
    met.forEach(
        (work, send) -> {
          StoredRow now = found.get(work);
          boolean ours = now != null && left.getOrDefault(work, Set.of()).contains(now.version());
          if (reads.wasRead(work) && now != null && ours) {
            answers.put(work, conflicts.overOurs(work, send, now));
          } else if (reads.wasRead(work)) {
            answers.put(work, conflicts.resolve(work, send, now));
          }
        });
    if (!record.storeNotes()) {
      lost = true;
      return again;
    }
    answers.forEach((work, answer) -> answer(work, sendOf(met, work), answer, again));
    return again;
  }

  private Set<Work> putOff(Map<Work, Verdict.Send> taken) {
    taken.forEach((work, send) -> keepPlace(work, send, "a transaction took its pair meanwhile"));
    return taken.keySet();
  }

  private static RowAddress addressOf(Work work, Verdict.Send send) {
    return new RowAddress.ByKey(work.map().tableName(work.target()), send.write().key());
  }

  private void answer(
      Work work, Verdict.Send met, Conflicts.Answer answer, Map<Work, Verdict.Send> again) {
    if (answer instanceof Conflicts.Answer.Again next) {
      again.put(work, next.send());
    } else if (answer instanceof Conflicts.Answer.End end) {
      settle(work, end.status(), end.note(), end.link());
      if (end.status().isFinal()) {
        leaveOldKey(work, met);
      }
    } else {
      keepPlace(work, met, "waits for the other side's change");
    }
  }

  /** It is looked at again in the next batch, and before what follows of the row and the pair. */
  private void keepPlace(Work work, Verdict.Send send, String note) {
    holdBehind(work, send);
    record.hold(work, work.obligation().status(), note, null, null);
  }

  private void holdBehind(Work work, Verdict.Send send) {
    holdRow(work);
    uncertain.addAll(Place.ofPairs(work, send));
  }

  private static Verdict.Send sendOf(Map<Work, Verdict.Send> sends, Work work) {
    return Objects.requireNonNull(sends.get(work));
  }

  private void take(Work work, Verdict.Send send, WriteOutcome outcome) {
    if (outcome.succeeded()) {
      progress = true;
      applied(work, conflicts.proven(work, send, outcome), outcome);
    } else if (outcome instanceof WriteOutcome.Stale) {
      String note = "the row there is newer already (I11)";
      settle(work, ObligationStatus.SUPERSEDED, note, namesOnly(work, send));
    } else if (outcome instanceof WriteOutcome.Rejected rejected) {
      refused(work, rejected.problems());
    } else if (outcome instanceof WriteOutcome.Unknown unknown) {
      doubt(work, send, unknown);
    } else if (outcome instanceof WriteOutcome.Throttled) {
      failed(work, ErrorClass.THROTTLING, "the other side asks for a pause");
    }
  }

  /**
   * The rows of a pair that nobody has recorded, told by a change that a newer one overtook: a
   * delete tells no pair by itself. Null where the pair is known.
   */
  private @Nullable LinkState namesOnly(Work work, Verdict.Send send) {
    LinkState link = send.link();
    boolean told = ledger.isOvertaken(work) && send.write().kind() == Write.Kind.UPSERT;
    if (!told || links.get(work.map(), link.key()) != null) {
      return null;
    }
    return work.source() == Side.DATAVERSE
        ? link.named(work.rowId(), null)
        : link.named(link.rowId(), send.write().key());
  }

  /** Nothing else of the row, nor of the pair, makes sense before this is known. */
  private void doubt(Work work, Verdict.Send send, WriteOutcome.Unknown unknown) {
    holdBehind(work, send);
    behindTransactions.held().guard(record.commit(), work.map(), send.link().key());
    record.hold(work, ObligationStatus.IN_DOUBT, "no answer: " + unknown.reason(), null, null);
  }

  private void refused(Work work, List<Problem> problems) {
    boolean passes = problems.stream().map(Problem::code).allMatch(PASSING::contains);
    if (passes) {
      progress = true;
      failed(work, ErrorClass.APPLICATION, display(problems));
      record.hold(work, ObligationStatus.PARKED, display(problems), null, nextLook(work));
      holdRow(work);
    } else {
      dead(work, problems);
    }
  }

  private void dead(Work work, List<Problem> problems) {
    progress = true;
    String note = display(problems);
    failed(work, ErrorClass.APPLICATION, note);
    record.hold(work, ObligationStatus.DEAD, note, null, null);
    holdRow(work);
  }

  /**
   * What follows of a row that was refused waits for the next batch, which then ends what waits of
   * it: left in one batch, an older change would outlive the delete behind it (I16).
   */
  private void holdRow(Work work) {
    uncertain.add(Place.ofRow(work));
  }

  private static String display(List<Problem> problems) {
    return problems.stream().map(Problem::display).collect(Collectors.joining("; "));
  }

  private Instant nextLook(Work work) {
    Duration delay = context.retry().after(work.obligation().attempts() + 1);
    return context.now().plus(delay);
  }

  private void applied(Work work, Verdict.Send send, WriteOutcome outcome) {
    String version = outcome.version();
    UUID id = dispatch.idOf(work, send, outcome);
    Write write = send.write();
    leaveOldKey(work, send);
    if (write.kind() == Write.Kind.DELETE) {
      boolean gone = work.change().kind() == Change.Kind.DELETE;
      UUID deleted = work.target() == Side.DATAVERSE ? outcome.id() : null;
      LinkState link = deleted == null ? send.link() : send.link().named(deleted, null);
      links.put(work.map(), Effects.deleted(work, link, gone));
      record.end(work, ObligationStatus.APPLIED, "deleted", link.key(), List.of());
      return;
    }
    LinkState after =
        outcome instanceof WriteOutcome.Duplicate
            ? Effects.repeated(work, send, version, id, repeated.remove(work))
            : Effects.upserted(work, send, write.row(), version, id);
    if (id != null) {
      lookups.forget(id);
      if (outcome instanceof WriteOutcome.Applied applied && applied.created()) {
        links.isNew(work.map(), id);
      }
    }
    List<WrittenColumn> written = work.written(written(work, send));
    if (send.partly()) {
      work.travelledPartly();
      remember(work, Effects.inPart(work, send, after));
      return;
    }
    remember(work, after);
    String note = outcome instanceof WriteOutcome.Duplicate ? "was applied before" : "";
    record.end(work, ObligationStatus.APPLIED, note, after.key(), written);
  }

  /** What the write did to each column, as far as it is known what the other side held. */
  private static List<WrittenColumn> written(Work work, Verdict.Send send) {
    SideState target = send.link().side(work.target());
    boolean isNew = send.link().deleted() || target.version() == null;
    // A write that won against a concurrent edit replaced what nobody recorded.
    boolean won =
        target.overruled() != null && target.overruled().equals(send.write().expectedVersion());
    Row held = isNew || won ? null : target.image();
    return WrittenColumn.of(
        send.write().row(),
        held,
        isNew || won ? WrittenColumn.Effect.CHANGED : WrittenColumn.Effect.UNKNOWN);
  }

  /** A row with another key has left the old one, whatever became of it under the new one. */
  private void leaveOldKey(Work work, Verdict.Send send) {
    LinkState old = send.old();
    if (old == null) {
      return;
    }
    Write delete = send.oldDelete();
    WriteOutcome outcome = delete == null ? null : dispatch.sendAlone(work.target(), delete);
    boolean deleted = outcome != null && outcome.succeeded();
    if (delete != null && !deleted) {
      failed(work, ErrorClass.APPLICATION, "the row of the old key could not be deleted");
    }
    LinkState left = deleted ? Effects.deleted(work, old, true) : old;
    links.put(work.map(), left.named(null, null));
  }

  /**
   * What is left waits for rows: if these are among the waiting ones themselves, the rows travel
   * first and the lookups between them later (UND-30).
   */
  private boolean untangle() {
    List<Work> stuck =
        works.stream()
            .filter(work -> !work.isDone() && reasons.containsKey(work))
            .filter(work -> !behindTransactions.has(work))
            .toList();
    if (stuck.isEmpty()) {
      return false;
    }
    Tangle tangle = new Tangle(evaluator, parents);
    Map<Work, Verdict.Send> sends =
        toSend(behindTransactions.without(new LinkedHashMap<>(tangle.rowsFirst(stuck))));
    if (!sends.isEmpty()) {
      send(sends);
      return progress;
    }
    boolean joined = false;
    for (Work work : waiting.waitingFor(tangle.names(), sequences)) {
      Work newer = finishedAfter(work);
      if (newer == null) {
        add(work);
        joined = true;
      } else if (!record.isSettled(work.obligation().sequence())) {
        record.change(
            work.obligation(), ObligationStatus.SUPERSEDED, "superseded by " + newer.operationId());
      }
    }
    return joined;
  }

  /** A newer change of the same row that went through, or in part, before this one joined (I11). */
  private @Nullable Work finishedAfter(Work late) {
    for (Work work : works) {
      boolean newer =
          (record.isFinished(work.obligation().sequence()) || work.isPartly())
              && work.obligation().sequence() > late.obligation().sequence()
              && Place.ofRow(work).equals(Place.ofRow(late));
      if (newer) {
        return work;
      }
    }
    return null;
  }

  private void park() {
    for (Work work : works) {
      String note = reasons.get(work);
      if (!work.isDone() && note != null && !staysInDoubt(work)) {
        String first = work.missing().iterator().next();
        if (isError(work)) {
          failed(work, ErrorClass.MAPPING, note);
        }
        record.hold(work, ObligationStatus.PARKED, note, first, nextLook(work));
      }
    }
  }

  /** What waits for a transaction may have been sent all the same (I7). */
  private boolean staysInDoubt(Work work) {
    return behindTransactions.has(work) && work.obligation().status() == ObligationStatus.IN_DOUBT;
  }

  /** A row that waits for its parent is none, nor one that an initial sync may still release. */
  private boolean isError(Work work) {
    boolean mayCome = work.isInitial() && !work.obligation().note().equals(Runs.LAST_LOOK);
    return !mayCome && !behindParents.contains(work) && !behindTransactions.has(work);
  }
}
