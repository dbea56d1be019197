package dev.tandem.sync.live;

import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.SideState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the target rows before an initial sync overwrites them: what somebody wrote there since
 * the sync began is newer than the snapshot and must survive it (I17), rows that are alike already
 * need no write, and the way back from the second side never overwrites the master (INIT-3,
 * UND-19).
 */
final class SnapshotGuard {
  private final SyncContext context;
  private final BatchRecord record;
  private final Ledger ledger;
  private final BatchLookups lookups;
  private final MapStates states;

  /**
   * A guard.
   *
   * @param record what the batch has ended already and not stored yet
   * @param ledger what took effect before anybody could store it
   * @param lookups for the rows that are met
   */
  SnapshotGuard(SyncContext context, BatchRecord record, Ledger ledger, BatchLookups lookups) {
    this.context = context;
    this.record = record;
    this.ledger = ledger;
    this.lookups = lookups;
    states = MapStates.load(context.store());
  }

  /** What to do about one row. Immutable. */
  sealed interface Answer {
    /** The write goes out, on condition of what was seen. */
    record Go(Verdict.Send send) implements Answer {}

    /** No write. */
    record End(ObligationStatus status, String note, @Nullable LinkState link) implements Answer {}

    /** A change that was not read yet may concern the row; it keeps its place. */
    record Wait(String note) implements Answer {}
  }

  /** The answers; a row whose target cannot be read now gets none. */
  Map<Work, Answer> check(Map<Work, Verdict.Send> sends) {
    RowReads reads = new RowReads(context);
    Map<Work, StoredRow> found =
        reads.rows(
            List.copyOf(sends.keySet()),
            Work::target,
            work ->
                new RowAddress.ByKey(
                    work.map().tableName(work.target()), sendOf(sends, work).write().key()));
    Set<Work> read = new LinkedHashSet<>();
    sends.keySet().stream().filter(reads::wasRead).forEach(read::add);
    if (!lookUp(read, sends, found)) {
      return Map.of();
    }
    Map<Way, TargetChanges> changes = changes(read, sends, found);
    Set<Work> overtaken = overtaken(read);
    Map<Work, Set<String>> left = ledger.versionsLeft(found.keySet());
    Map<Work, Answer> answers = new LinkedHashMap<>();
    for (Work work : read) {
      Verdict.Send send = sendOf(sends, work);
      answers.put(
          work,
          overtaken.contains(work)
              ? new Answer.End(ObligationStatus.SUPERSEDED, "a later change carries the row", null)
              : answer(
                  work,
                  send,
                  found.get(work),
                  left.getOrDefault(work, Set.of()),
                  changes.get(Way.of(work))));
    }
    return answers;
  }

  /**
   * Looks up what tells whether the rows that are met take part; false when that cannot be read.
   */
  private boolean lookUp(
      Set<Work> works, Map<Work, Verdict.Send> sends, Map<Work, StoredRow> found) {
    List<BatchLookups.Need> needs = new ArrayList<>();
    for (Work work : works) {
      StoredRow row = found.get(work);
      if (row != null && work.map().isTwoWay() && !isAlike(work, sendOf(sends, work), row)) {
        Row there = work.map().bind(work.target(), row.row());
        needs.add(new BatchLookups.Need(work.map(), work.direction().reverse(), List.of(there)));
      }
    }
    return needs.isEmpty()
        || new RowReads(context).guarded(Side.DATAVERSE, () -> lookups.fetch(needs));
  }

  /** Whether a row that is met meets the filter, so that it takes part. */
  private boolean takesPart(Work work, @Nullable StoredRow found) {
    return found == null
        || !(work.map()
                .map()
                .apply(
                    work.direction().reverse(),
                    work.map().bind(work.target(), found.row()),
                    lookups)
            instanceof MappingResult.Filtered);
  }

  private static Verdict.Send sendOf(Map<Work, Verdict.Send> sends, Work work) {
    return Objects.requireNonNull(sends.get(work));
  }

  /**
   * One batch may hold rows of both ways of a map: those that waited, and those of the way back.
   */
  private record Way(MapRun map, Side target) {
    static Way of(Work work) {
      return new Way(work.map(), work.target());
    }
  }

  private Map<Way, TargetChanges> changes(
      Set<Work> works, Map<Work, Verdict.Send> sends, Map<Work, StoredRow> found) {
    Map<Way, TargetChanges> changes = new LinkedHashMap<>();
    for (Work work : works) {
      if (work.map().isTwoWay()) {
        changes
            .computeIfAbsent(
                Way.of(work),
                way -> new TargetChanges(context, way.map(), way.target(), states, record))
            .ask(sendOf(sends, work), found.get(work));
      }
    }
    changes.values().forEach(TargetChanges::read);
    return changes;
  }

  /** Rows that were read again, of which changes wait: these would go back in time otherwise. */
  private Set<Work> overtaken(Set<Work> works) {
    Map<MapRun, Map<LinkKey, Work>> again = new LinkedHashMap<>();
    for (Work work : works) {
      if (work.isAgain()) {
        again.computeIfAbsent(work.map(), any -> new LinkedHashMap<>()).put(work.rowKey(), work);
      }
    }
    Set<Work> overtaken = new LinkedHashSet<>();
    again.forEach(
        (map, byKey) -> {
          Direction way = byKey.values().iterator().next().direction();
          for (LinkKey key : waiting(context, record::isIdle, map, way.target(), byKey.keySet())) {
            overtaken.add(byKey.get(key));
          }
        });
    return overtaken;
  }

  /**
   * Those of these rows of which live changes wait.
   *
   * @param over the sequences of changes that wait no more, though nothing of that is stored yet
   */
  static Set<LinkKey> waiting(
      SyncContext context, LongPredicate over, MapRun map, Side towards, Set<LinkKey> rows) {
    Set<LinkKey> waiting = new LinkedHashSet<>();
    if (rows.isEmpty()) {
      return waiting;
    }
    ObligationQuery query =
        ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
            .ofMaps(Set.of(map.name()))
            .towards(towards)
            .ofKeys(rows);
    for (Obligation obligation : context.store().obligations(query)) {
      LinkKey key = obligation.key();
      if (obligation.run() == null && key != null && !over.test(obligation.sequence())) {
        waiting.add(key);
      }
    }
    return waiting;
  }

  private Answer answer(
      Work work,
      Verdict.Send send,
      @Nullable StoredRow found,
      Set<String> left,
      @Nullable TargetChanges changes) {
    boolean ours = isOurs(work, send, found, left);
    if (changes != null && !changes.areKnown()) {
      return new Answer.Wait("changes of the other side are read first (I17)");
    }
    boolean yields = ours || hasLost(work, send, found);
    if (changes != null && !yields && changes.follows(send, found)) {
      return new Answer.End(
          ObligationStatus.SUPERSEDED,
          "the other side changed the row since; that change follows (I17)",
          paired(work, send.link(), changes.idOf(send, found), takesPart(work, found)));
    }
    if (found != null && isAlike(work, send, found)) {
      return new Answer.End(
          ObligationStatus.FILTERED,
          "both sides hold the same",
          Effects.upserted(
              work,
              send,
              send.write().row(),
              found.version(),
              Conflicts.idOf(work.map().bind(work.target(), found.row()))));
    }
    Side master = work.map().isTwoWay() ? states.master(work.map().name()) : null;
    if (found != null && master == work.target() && !yields) {
      return new Answer.End(
          ObligationStatus.OVERRULED,
          "%s is the master and has a row of this key (INIT-3)".formatted(master),
          lost(work, send, found));
    }
    return new Answer.Go(guarded(work, send, found));
  }

  /**
   * Whether the row is as the runtime itself has left it, for example without some lookups, or gone
   * with its pair: what the feed has yet to tell of that is our own (UND-20).
   *
   * @param left the versions that writes left of which nobody has recorded that they took effect
   */
  private static boolean isOurs(
      Work work, Verdict.Send send, @Nullable StoredRow found, Set<String> left) {
    SideState there = send.link().side(work.target());
    if (found == null) {
      return send.link().deleted() && SideState.DELETED.equals(there.echo());
    }
    // Nothing of the source row was carried out as a whole: what is there came in part, by us.
    boolean inPart = send.link().side(work.source()).version() == null;
    return !there.behind()
        && (found.version().equals(there.echo())
            || left.contains(found.version())
            || (inPart && found.version().equals(there.version())));
  }

  /**
   * Whether the row, as it is, has lost against this one already, and nothing else has travelled:
   * changes of it that wait bring nothing, and to wait for the master would be for ever (I1).
   */
  private static boolean hasLost(Work work, Verdict.Send send, @Nullable StoredRow found) {
    SideState there = send.link().side(work.target());
    Row known = there.image();
    if (known == null || found == null || !there.inScope()) {
      return false;
    }
    Row row = work.map().bind(work.target(), found.row());
    return send.link().side(work.source()).version() == null
        && Images.changed(known, row, work.map().columns(work.target())).isEmpty();
  }

  /**
   * The pair as the change that follows must find it: as if the snapshot had been carried out. What
   * a row that was read again shows beyond its snapshot has a change of its own to come, against
   * which the other side's change is held (I14); what the pair knows already, our own write most of
   * all, it does not forget for the snapshot (I11).
   */
  private static LinkState paired(
      Work work, LinkState link, @Nullable UUID there, boolean takesPart) {
    SideState source = link.side(work.source());
    String shown = work.change().version();
    boolean known =
        work.isAhead()
            && (Objects.equals(shown, source.version()) || Objects.equals(shown, source.echo()));
    if (work.isAhead() && !known) {
      work.restart();
    }
    LinkState seen = known ? link : UpsertDecision.dealtWith(work, link, true);
    SideState target = seen.side(work.target());
    // A row outside the filter was never in, unless the pair knows better (UND-1).
    LinkState both = seen.with(work.target(), takesPart ? target.scoped(true) : target);
    return work.target() == Side.DATAVERSE && there != null ? both.named(there, null) : both;
  }

  /**
   * The pair after its row lost to a row of the master that has not come yet as it is: what brings
   * that one, such as an edit since the sync began, must not take the loser for an edit of its own
   * (I1).
   */
  private @Nullable LinkState lost(Work work, Verdict.Send send, StoredRow found) {
    boolean comes = !found.version().equals(send.link().side(work.target()).version());
    return comes
        ? paired(
            work,
            send.link(),
            Conflicts.idOf(work.map().bind(work.target(), found.row())),
            takesPart(work, found))
        : null;
  }

  private static boolean isAlike(Work work, Verdict.Send send, StoredRow found) {
    Row held = work.map().bind(work.target(), found.row());
    Set<String> written = work.map().columnsCompared(work.direction());
    return !send.partly()
        && send.old() == null
        && Images.changed(held, send.write().row(), written).isEmpty();
  }

  private Verdict.Send guarded(Work work, Verdict.Send send, @Nullable StoredRow found) {
    boolean checks =
        work.map().isTwoWay() && context.side(work.target()).has(Capability.VERSION_CHECKS);
    return checks ? send.expecting(found == null ? Write.ABSENT : found.version()) : send;
  }
}
