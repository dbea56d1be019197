package dev.tandem.sync.live;

import com.google.common.collect.Maps;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is to be done about the obligations of one wave: recognises what is known already,
 * reads what is missing in as few calls as there are kinds of things to read, maps, and decides. An
 * obligation that cannot be judged now, because a side is closed, gets no verdict.
 */
public final class Evaluator {
  private static final String GONE = "the row is gone since; its delete follows";
  private static final String LATER =
      "what came after it was dealt with before, or written by us (I11)";

  private final Ledger ledger;
  private final LinkCache links;
  private final BatchLookups lookups;
  private final RowReads reads;
  private final TakenRows taken;
  private final Scope scope;
  private final UpsertDecision upserts;
  private final DeleteDecision deletes;

  /** An evaluator of what nobody has sent yet. */
  public Evaluator(SyncContext context, LinkCache links, BatchLookups lookups, BatchRecord record) {
    this(context, links, lookups, record, new Ledger(context, Proof.OF_NOTHING));
  }

  /**
   * An evaluator.
   *
   * @param ledger what took effect before, asked about everything that is evaluated
   */
  Evaluator(
      SyncContext context,
      LinkCache links,
      BatchLookups lookups,
      BatchRecord record,
      Ledger ledger) {
    this.ledger = ledger;
    this.links = links;
    this.lookups = lookups;
    reads = new RowReads(context);
    taken = new TakenRows(context);
    scope = new Scope(context, record, lookups);
    upserts = new UpsertDecision(context, record);
    deletes = new DeleteDecision(context);
  }

  /**
   * The verdicts on a wave, at most one obligation of each row.
   *
   * @param partly obligations whose missing lookups may follow later (UND-30)
   */
  public Map<Work, Verdict> evaluate(List<Work> wave, Set<Work> partly) {
    wave.forEach(Work::restart);
    loadLinks(wave);
    Map<Work, Verdict> verdicts = Maps.newLinkedHashMapWithExpectedSize(wave.size());
    List<Work> open = new ArrayList<>();
    for (Work work : wave) {
      LinkState link = knownLink(work);
      Verdict known =
          link == null ? Recognition.recogniseAlone(work) : Recognition.recognise(work, link);
      if (known == null || isNameless(work)) {
        open.add(work);
      } else {
        verdicts.put(work, known);
      }
    }
    List<Work> current = withCurrentRows(open, verdicts);
    decideDeletes(
        current.stream().filter(work -> work.change().kind() == Change.Kind.DELETE).toList(),
        verdicts);
    decideUpserts(
        current.stream().filter(work -> work.change().kind() == Change.Kind.UPSERT).toList(),
        partly,
        verdicts);
    return verdicts;
  }

  private void loadLinks(List<Work> wave) {
    Map<MapRun, List<UUID>> rows = new LinkedHashMap<>();
    Map<MapRun, List<LinkKey>> keys = new LinkedHashMap<>();
    for (Work work : wave) {
      UUID id = work.rowId();
      KeyValues key = work.sourceKey();
      if (work.source() == Side.DATAVERSE && id != null) {
        rows.computeIfAbsent(work.map(), any -> new ArrayList<>()).add(id);
      } else if (key != null) {
        keys.computeIfAbsent(work.map(), any -> new ArrayList<>()).add(work.map().linkKey(key));
      }
    }
    rows.forEach(links::loadRows);
    keys.forEach(links::load);
  }

  /** The pair as far as the source row alone names it. */
  private @Nullable LinkState knownLink(Work work) {
    UUID id = work.rowId();
    if (work.source() == Side.DATAVERSE) {
      return id == null ? null : links.ofRow(work.map(), id);
    }
    KeyValues key = work.sourceKey();
    return key == null ? null : links.get(work.map(), work.map().linkKey(key));
  }

  /**
   * Whether it shows a row of ours on Dataverse that no pair names: the answer to the write was
   * lost, and what follows of the row must find its pair (I7).
   */
  private boolean isNameless(Work work) {
    return work.source() == Side.DATAVERSE
        && work.change().kind() == Change.Kind.UPSERT
        && knownLink(work) == null
        && Recognition.recogniseAlone(work) != null
        && work.map().isComplete(work.direction(), work.row());
  }

  /** The pair that a change itself names, or that its row is known to belong to; else null. */
  public @Nullable LinkKey pairOf(Work work) {
    KeyValues key = work.sourceKey();
    if (work.source() == Side.FINANCE) {
      return key == null ? null : work.map().linkKey(key);
    }
    LinkState link = knownLink(work);
    return link == null ? null : link.key();
  }

  /** Those that go on, after the rows that had to be looked at were read. */
  private List<Work> withCurrentRows(List<Work> open, Map<Work, Verdict> verdicts) {
    takeAgain(open);
    Set<Work> asking = new LinkedHashSet<>();
    open.stream().filter(this::needsCurrent).forEach(asking::add);
    Map<Work, StoredRow> found = reads.sources(List.copyOf(asking));
    List<Work> current = new ArrayList<>();
    List<Work> gone = new ArrayList<>();
    for (Work work : open) {
      StoredRow now = found.get(work);
      boolean deleted = work.change().kind() == Change.Kind.DELETE;
      if (work.isSettled() && asking.contains(work)) {
        if (reads.wasRead(work)) {
          work.takeFound(
              now == null ? null : work.map().bind(work.source(), now.row()),
              now == null ? null : now.version());
          current.add(work);
        }
      } else if (!asking.contains(work) || (now == null && deleted && reads.wasRead(work))) {
        current.add(work);
      } else if (now != null) {
        Verdict verdict = compare(work, now);
        if (verdict == null) {
          current.add(work);
        } else {
          verdicts.put(work, verdict);
        }
      } else if (reads.wasRead(work)) {
        gone.add(work);
      }
    }
    endGone(gone, verdicts);
    return current;
  }

  /**
   * Ends changes whose row is gone since. Whether it took part until then is kept, for the delete
   * that follows (UND-3), unless the feed has yet to show our own write, which came later.
   */
  private void endGone(List<Work> gone, Map<Work, Verdict> verdicts) {
    Map<Work, LinkState> pairs = new LinkedHashMap<>();
    for (Work work : gone) {
      LinkState link = knownLink(work);
      boolean newest = link != null && link.side(work.source()).echo() == null;
      if (link != null && newest && !link.deleted() && !work.isAgain()) {
        pairs.put(work, link);
      } else {
        verdicts.put(work, settle(ObligationStatus.SUPERSEDED, GONE));
      }
    }
    Map<Work, Boolean> scopes = scope.of(pairs);
    if (scopes != null) {
      scopes.forEach((work, inScope) -> verdicts.put(work, gone(work, inScope)));
    }
  }

  private Verdict gone(Work work, boolean inScope) {
    LinkState link = Objects.requireNonNull(knownLink(work));
    SideState side = link.side(work.source());
    if (side.inScope() == inScope) {
      return settle(ObligationStatus.SUPERSEDED, GONE);
    }
    if (!inScope) {
      upserts.tellLeft(work);
    }
    return new Verdict.Settle(
        ObligationStatus.SUPERSEDED, GONE, link.with(work.source(), side.scoped(inScope)));
  }

  /** A delete means the row as it was last; one that took effect before or is wished does so. */
  private void decideDeletes(List<Work> deleted, Map<Work, Verdict> verdicts) {
    Map<Work, LinkState> pairs = new LinkedHashMap<>();
    for (Work work : deleted) {
      LinkState link = knownLink(work);
      boolean certain = ledger.isProven(work) || work.change().origin() == OwedChange.Origin.REPAIR;
      if (link == null || certain) {
        verdicts.put(work, deletes.decide(work, link, true));
      } else {
        pairs.put(work, link);
      }
    }
    Map<Work, Boolean> scopes = scope.of(pairs);
    if (scopes != null) {
      scopes.forEach(
          (work, inScope) -> verdicts.put(work, deletes.decide(work, pairs.get(work), inScope)));
    }
  }

  /** What took effect before goes on with the row that was sent, whatever became of it (I1, I7). */
  private void takeAgain(List<Work> open) {
    for (Work work : open) {
      boolean sent = ledger.isProven(work) && work.change().kind() == Change.Kind.UPSERT;
      if (sent && taken.has(work)) {
        taken.takeAgain(work);
      }
    }
  }

  private boolean needsCurrent(Work work) {
    if (ledger.isProven(work) || work.isUncommitted()) {
      return false;
    }
    LinkState link = knownLink(work);
    SideState side = link == null ? SideState.UNKNOWN : link.side(work.source());
    boolean echoDue = side.echo() != null || side.behind();
    if (work.change().kind() == Change.Kind.DELETE) {
      return link != null && (echoDue || work.source() == Side.FINANCE);
    }
    if (work.isInitial() || work.isAgain()) {
      // A snapshot may be older than what we wrote over its row since (I17).
      boolean older = side.echo() != null && !side.echo().equals(work.change().version());
      return work.isAgain() || older;
    }
    if (work.isSettled()) {
      return true;
    }
    if (work.change().origin() == OwedChange.Origin.REPAIR) {
      // It is meant as it is, whatever was written before (I25).
      return false;
    }
    // The change may be older than the delete of a pair that is gone.
    boolean gone = link != null && link.deleted();
    return echoDue || gone || !work.map().isComplete(work.direction(), work.row());
  }

  /** Holds the change against the row as it is now; null when it goes on. */
  private @Nullable Verdict compare(Work work, StoredRow now) {
    LinkState link = knownLink(work);
    if (work.change().kind() == Change.Kind.DELETE) {
      return settle(ObligationStatus.SUPERSEDED, "the row is there again (I16)");
    }
    String echo = link == null ? null : link.side(work.source()).echo();
    Row row = work.map().bind(work.source(), now.row());
    if (isOlderOfOurs(work, link, now)) {
      return settle(ObligationStatus.SUPERSEDED, LATER);
    }
    // A change of a pair that is gone may be older than its delete.
    boolean moot = link != null && (link.deleted() || link.side(work.source()).behind());
    if (work.isAgain() || moot) {
      work.take(row, now.version());
      return null;
    }
    if (link == null || echo == null) {
      work.take(Images.merged(row, work.row()), versionOf(work, now));
      return null;
    }
    if (now.version().equals(echo)) {
      boolean lost = versionOf(work, now).equals(link.side(work.source()).overruled());
      return lost
          ? settle(ObligationStatus.OVERRULED, "lost against the other side's change (I14)")
          : settle(ObligationStatus.SUPERSEDED, LATER);
    }
    work.take(row, now.version());
    return null;
  }

  /** Whether it shows our own write of a row that is behind, and another one came after it. */
  private static boolean isOlderOfOurs(Work work, @Nullable LinkState link, StoredRow now) {
    String version = work.change().version();
    return link != null
        && link.side(work.source()).behind()
        && version != null
        && !version.equals(now.version())
        && OperationIds.isOurs(work.change().operationId());
  }

  private static String versionOf(Work work, StoredRow now) {
    String version = work.change().version();
    return version == null ? now.version() : version;
  }

  private static Verdict settle(ObligationStatus status, String note) {
    return new Verdict.Settle(status, note, null);
  }

  private void decideUpserts(List<Work> open, Set<Work> partly, Map<Work, Verdict> verdicts) {
    if (open.isEmpty() || !fetchLookups(open)) {
      return;
    }
    List<MappedWork> mapped = new ArrayList<>();
    for (Work work : open) {
      mapped.add(MappedWork.of(work, new TracedLookups(lookups, partly.contains(work))));
    }
    loadLinksOf(mapped);
    for (MappedWork row : stillHolding(mapped, verdicts)) {
      verdicts.put(row.work(), decide(row));
    }
  }

  /**
   * Without changes of rows that lost their key to another row since: such a change may come late,
   * and the row that has the key now must not be touched by it (I16). What took effect before has
   * touched it already.
   */
  private List<MappedWork> stillHolding(List<MappedWork> rows, Map<Work, Verdict> verdicts) {
    Set<Work> asking = new LinkedHashSet<>();
    for (MappedWork row : rows) {
      boolean uncertain =
          isForeign(row.work(), row.pair()) || unnamed(row.work(), row.pair()) != null;
      if (uncertain && !ledger.isProven(row.work())) {
        asking.add(row.work());
      }
    }
    Map<Work, StoredRow> found = reads.sources(List.copyOf(asking));
    List<MappedWork> holding = new ArrayList<>();
    for (MappedWork row : rows) {
      Work work = row.work();
      StoredRow now = found.get(work);
      LinkState unnamed = reads.wasRead(work) ? unnamed(work, row.pair()) : null;
      Verdict known = unnamed == null ? null : compareByKey(work, unnamed, now);
      if (known != null) {
        verdicts.put(work, known);
      } else if (!asking.contains(work) || (now != null && hasKeyStill(work, now))) {
        holding.add(row);
      } else if (reads.wasRead(work)) {
        verdicts.put(
            work,
            settle(ObligationStatus.SUPERSEDED, "another row has the key of this one since (I16)"));
      }
    }
    return holding;
  }

  /**
   * The pair of this key, if a write of ours made its row on Dataverse, and nobody could tell which
   * one that is: the answer was lost, and the row was gone when it was looked for.
   */
  private @Nullable LinkState unnamed(Work work, @Nullable LinkKey key) {
    LinkState link = key == null || knownLink(work) != null ? null : links.get(work.map(), key);
    boolean unnamed =
        link != null
            && link.rowId() == null
            && link.side(work.source()).echo() != null
            && !isNameless(work);
    return unnamed ? link : null;
  }

  /** Holds a change against a pair without a name; null when it goes on. */
  private static @Nullable Verdict compareByKey(
      Work work, LinkState link, @Nullable StoredRow now) {
    SideState side = link.side(work.source());
    LinkState named =
        link.with(work.source(), side.atSequence(Recognition.newest(work, side)))
            .named(work.rowId(), null);
    if (now == null) {
      return new Verdict.Settle(ObligationStatus.SUPERSEDED, GONE, named);
    }
    boolean ours =
        now.version().equals(side.echo()) && !now.version().equals(work.change().version());
    return ours ? new Verdict.Settle(ObligationStatus.SUPERSEDED, LATER, named) : null;
  }

  /**
   * Whether the pair speaks of another row. Even of a pair that is gone the change may be older,
   * for a transaction of both sides deletes before the feed tells of what came before; only what
   * nobody has committed yet cannot be, so that its row has the key.
   */
  private boolean isForeign(Work work, @Nullable LinkKey key) {
    LinkState link = key == null ? null : links.get(work.map(), key);
    return link != null
        && !work.isUncommitted()
        && !isNameless(work)
        && !Recognition.isSameRow(work, link);
  }

  private static boolean hasKeyStill(Work work, StoredRow now) {
    Row row = work.map().bind(work.source(), now.row());
    Set<String> columns = new LinkedHashSet<>();
    row.schema().keys().forEach(key -> columns.addAll(key.columns()));
    columns.removeIf(column -> column.indexOf('.') >= 0);
    return Images.changed(row, work.row(), columns).isEmpty();
  }

  private Verdict decide(MappedWork row) {
    Work work = row.work();
    LinkKey key = row.pair();
    LinkState ofRow = knownLink(work);
    LinkState ofKey = key == null ? ofRow : links.get(work.map(), key);
    if (ofRow == null && ofKey != null) {
      Verdict known = Recognition.recognise(work, ofKey);
      if (known != null) {
        return known;
      }
    }
    if (isNameless(work)) {
      return Objects.requireNonNull(Recognition.recogniseAlone(work));
    }
    if (ofKey == null && OperationIds.isOurs(work.change().operationId())) {
      // A transaction of both sides is under way; its pair is stored when it has ended.
      return settle(ObligationStatus.FILTERED, "echo: written by a transaction of both sides");
    }
    boolean sent = ledger.isProven(work) && !ledger.isOvertaken(work);
    return upserts.decide(row, ofRow, ofKey, sent);
  }

  /** Loads the pairs that mapped rows belong to, as far as their results show it. */
  private void loadLinksOf(List<MappedWork> rows) {
    Map<MapRun, List<LinkKey>> byMap = new LinkedHashMap<>();
    for (MappedWork row : rows) {
      LinkKey pair = row.pair();
      if (pair != null) {
        byMap.computeIfAbsent(row.work().map(), any -> new ArrayList<>()).add(pair);
      }
    }
    byMap.forEach(links::load);
  }

  /** Whether all that could be read was read; Dataverse may be closed. */
  private boolean fetchLookups(Collection<Work> open) {
    Map<MapRun, Map<Direction, List<Row>>> rows = new LinkedHashMap<>();
    for (Work work : open) {
      rows.computeIfAbsent(work.map(), any -> new LinkedHashMap<>())
          .computeIfAbsent(work.direction(), any -> new ArrayList<>())
          .add(work.row());
    }
    List<BatchLookups.Need> needs = new ArrayList<>();
    rows.forEach(
        (map, ways) -> ways.forEach((way, of) -> needs.add(new BatchLookups.Need(map, way, of))));
    return reads.guarded(Side.DATAVERSE, () -> lookups.fetch(needs));
  }
}
