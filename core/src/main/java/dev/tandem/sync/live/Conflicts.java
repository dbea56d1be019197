package dev.tandem.sync.live;

import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.ConflictPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens when the row to be written is not as the pair last agreed: whether both
 * sides really changed it, who wins, and what is written where (I14, I15, UND-16).
 */
public final class Conflicts {
  private static final int PATIENCE = 8;

  private final SyncContext context;
  private final BatchRecord record;
  private final BatchLookups lookups;

  /**
   * Decides for one batch.
   *
   * @param record takes what the host hears of them
   */
  public Conflicts(SyncContext context, BatchRecord record, BatchLookups lookups) {
    this.context = context;
    this.record = record;
    this.lookups = lookups;
  }

  /** What to do about one conflict. Immutable. */
  public sealed interface Answer {

    /**
     * The write is sent again, on condition of the row as it is now.
     *
     * @param send the write
     */
    record Again(Verdict.Send send) implements Answer {}

    /**
     * The obligation ends without a write.
     *
     * @param status its status
     * @param note why
     * @param link what is known of the pair now
     */
    record End(ObligationStatus status, String note, LinkState link) implements Answer {}

    /** It cannot be decided yet; the obligation keeps its place. */
    record NotYet() implements Answer {}
  }

  /**
   * Whether it deletes a row that nobody has seen whole: what the other side made of it still
   * waits, and is held against the delete first (I14).
   */
  public boolean isUnseen(Work work, Verdict.Send send) {
    return send.write().kind() == Write.Kind.DELETE
        && send.write().expectedVersion() == null
        && work.map().isTwoWay()
        && work.change().origin() != OwedChange.Origin.REPAIR
        && context.side(work.target()).has(Capability.VERSION_CHECKS);
  }

  /** The answer, given the target row as it is now, null when it is gone. */
  public Answer resolve(Work work, Verdict.Send planned, @Nullable StoredRow now) {
    if (work.isInitial() && planned.write().kind() == Write.Kind.UPSERT) {
      // The other side changed the row this very moment: its change is read before a new look.
      return new Answer.NotYet();
    }
    Verdict.Send send = ofRow(work, planned, now);
    boolean deletes = send.write().kind() == Write.Kind.DELETE;
    if (!work.map().isTwoWay() && !(deletes && now == null)) {
      // Nothing that the other side holds of its own is kept.
      return new Answer.Again(send.expecting(now == null ? Write.ABSENT : now.version()));
    }
    if (deletes) {
      return resolveDelete(work, send, now);
    }
    if (now == null) {
      SideState there = send.link().side(work.target());
      // What is gone of a pair that is gone takes nothing away from a row that begins it anew.
      boolean wasThere = !send.link().deleted() && (there.version() != null || there.behind());
      return wasThere
          ? decide(work, send, null, Set.of())
          : new Answer.Again(send.expecting(Write.ABSENT));
    }
    Row theirs = work.map().bind(work.target(), now.row());
    Row base = send.link().side(work.target()).image();
    Set<String> compared = comparedColumns(work);
    boolean theirsChanged = base == null || !Images.changed(base, theirs, compared).isEmpty();
    Set<String> differing = Images.changed(theirs, whole(send), compared);
    if (!theirsChanged) {
      return new Answer.Again(send.expecting(now.version()));
    }
    if (differing.isEmpty()) {
      return theSame(work, send, now);
    }
    return decide(work, send, now, differing);
  }

  /**
   * The answer for a row that is as a write of ours left it of which nobody has recorded that it
   * took effect. Where both sides merge, that write may have been laid over what the other side
   * changed, which has still to travel: then only our own columns are written over it once more.
   */
  Answer overOurs(Work work, Verdict.Send planned, StoredRow now) {
    if (!merges(work, planned)) {
      return new Answer.Again(planned.whole(now.version()));
    }
    if (planned.link().side(work.target()).behind()) {
      return resolve(work, planned, now); // the pair knows already what that write left
    }
    Verdict.Send send = ofRow(work, planned, now);
    Row theirs = work.map().bind(work.target(), now.row());
    if (isOursAlone(work, send, theirs)) {
      return new Answer.Again(send.whole(now.version()));
    }
    Row base = send.link().side(work.target()).image();
    Set<String> differing = Images.changed(theirs, whole(send), comparedColumns(work));
    Set<String> changed = changedFrom(base, whole(send), differing);
    return changed.isEmpty()
        ? theSame(work, send, now)
        : new Answer.Again(over(work, send, now, changed));
  }

  /** Whether a row that a merge of ours left holds nothing that the other side has changed. */
  private static boolean isOursAlone(Work work, Verdict.Send send, Row theirs) {
    SideState there = send.link().side(work.target());
    Row base = there.image();
    if (base == null) {
      // Over a row that is not known a merge writes nothing unless it prefers our side.
      boolean prefersTheirs = work.map().options().conflicts().side() == work.target();
      return there.version() == null && prefersTheirs;
    }
    Set<String> compared = comparedColumns(work);
    Set<String> said = Images.changed(base, theirs, compared);
    said.retainAll(Images.changed(whole(send), theirs, compared));
    return said.isEmpty();
  }

  private static boolean merges(Work work, Verdict.Send send) {
    return work.map().options().conflicts().kind() == ConflictPolicy.Kind.MERGE
        && work.map().isTwoWay()
        && send.write().kind() == Write.Kind.UPSERT;
  }

  /** These columns of ours, written over the row as it is. */
  private static Verdict.Send over(
      Work work, Verdict.Send send, StoredRow now, Set<String> columns) {
    Row ours = Images.only(whole(send), columns);
    Write part = send.write();
    Write write = Write.upsert(part.operationId(), part.key(), ours).ifVersion(now.version());
    return send.sending(write, behind(work, send));
  }

  /** The pair speaks of the row that has the key now, which may be another one than before. */
  private static Verdict.Send ofRow(Work work, Verdict.Send send, @Nullable StoredRow now) {
    UUID id = now == null || work.target() == Side.FINANCE ? null : idOf(now.row());
    return id == null ? send : send.sending(send.write(), send.link().named(id, null));
  }

  /** What the target row would hold: a part of it says nothing of what the other side changed. */
  private static Row whole(Verdict.Send send) {
    Row whole = send.whole();
    return whole == null ? send.write().row() : whole;
  }

  /** The columns of the target row that the pair keeps alike. */
  private static Set<String> comparedColumns(Work work) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    columns.addAll(work.map().map().columnsWritten(work.direction()));
    columns.addAll(work.map().map().columnsRead(work.direction().reverse()));
    // The row was found by its key; another spelling of it is no difference.
    work.map().map().keyColumns(work.direction()).forEach(columns::remove);
    return columns;
  }

  private Answer resolveDelete(Work work, Verdict.Send send, @Nullable StoredRow now) {
    if (now == null) {
      return new Answer.End(
          ObligationStatus.APPLIED,
          "the other side deleted the row as well",
          Effects.deleted(work, send.link(), work.change().kind() == Change.Kind.DELETE));
    }
    Row theirs = work.map().bind(work.target(), now.row());
    Row base = send.link().side(work.target()).image();
    boolean theirsChanged =
        base == null || !Images.changed(base, theirs, comparedColumns(work)).isEmpty();
    return theirsChanged
        ? decide(work, send, now, Set.of())
        : new Answer.Again(send.expecting(now.version()));
  }

  private Answer decide(
      Work work, Verdict.Send send, @Nullable StoredRow now, Set<String> differing) {
    ConflictPolicy policy = work.map().options().conflicts();
    boolean merges =
        policy.kind() == ConflictPolicy.Kind.MERGE && send.write().kind() == Write.Kind.UPSERT;
    if (merges && now != null) {
      return merge(work, send, now, differing, policy);
    }
    Side winner =
        switch (policy.kind()) {
          case SIDE_WINS, MERGE -> policy.side();
          case LATER_WINS -> later(work, send, now, policy.side());
          case MANUAL -> null;
        };
    if (winner == null) {
      return policy.kind() == ConflictPolicy.Kind.MANUAL
          ? manual(work, send, now, differing)
          : new Answer.NotYet();
    }
    return decideWhole(work, send, now, differing, winner);
  }

  private Answer decideWhole(
      Work work, Verdict.Send send, @Nullable StoredRow now, Set<String> differing, Side winner) {
    boolean meets = winner == work.target() && now != null;
    MappingResult there =
        meets && now != null ? mappedBack(work, work.map().bind(work.target(), now.row())) : null;
    if (meets && there == null) {
      return new Answer.NotYet();
    }
    boolean takesPart = !(there instanceof MappingResult.Filtered);
    tell(work, send, now, differing, work.map().options().conflicts(), winner);
    return winner == work.source()
        ? sourceWins(work, send, now)
        : targetWins(work, withoutAgreement(work, send), now, takesPart);
  }

  private static Answer sourceWins(Work work, Verdict.Send send, @Nullable StoredRow now) {
    String version = now == null ? Write.ABSENT : now.version();
    SideState loser = found(work, send, now);
    Write part = send.write();
    // The whole row wins: a column that only the loser changed would stay as it is otherwise.
    Write write =
        new Write(part.operationId(), part.kind(), part.key(), whole(send), part.expectedVersion());
    return new Answer.Again(
        send.sending(write.ifVersion(version), send.link().with(work.target(), loser)));
  }

  /**
   * The target row as it was found: what is written over it says only a part of it. One that is
   * made anew holds nothing of the one that is gone.
   */
  private static SideState found(Work work, Verdict.Send send, @Nullable StoredRow now) {
    SideState target = send.link().side(work.target());
    if (now == null) {
      return target.showing(null, 0).overruling(null).behind(false);
    }
    Row theirs = work.map().bind(work.target(), now.row());
    return Effects.shown(work.map(), work.target(), target, theirs)
        .overruling(now.version())
        .behind(false);
  }

  /** The winner's row is to travel also when it comes back to what both sides once agreed on. */
  private static Verdict.Send withoutAgreement(Work work, Verdict.Send send) {
    SideState winner = send.link().side(work.target()).showing(null, 0);
    return send.sending(send.write(), send.link().with(work.target(), winner));
  }

  /** The same for these columns alone. */
  private static Verdict.Send withoutAgreement(Work work, Verdict.Send send, Set<String> won) {
    SideState winner = send.link().side(work.target());
    Row image = winner.image();
    if (image == null || won.isEmpty()) {
      return send;
    }
    Row rest = Images.without(image, won);
    return send.sending(
        send.write(), send.link().with(work.target(), winner.showing(rest, winner.digest())));
  }

  /** The source row keeps its value until the other side's own change arrives and replaces it. */
  private static Answer targetWins(
      Work work, Verdict.Send send, @Nullable StoredRow now, boolean takesPart) {
    SideState source = send.link().side(work.source());
    Row row = send.source();
    boolean gone = work.change().kind() == Change.Kind.DELETE;
    SideState seen =
        Effects.dealtWith(
            work,
            row == null
                ? source.showing(null, 0)
                : Effects.shown(work.map(), work.source(), source, row).scoped(true));
    LinkState link = named(work, send.link().with(work.source(), seen));
    if (now != null) {
      // A row that won and meets the filter takes part, so that its delete travels too, whatever
      // became of its value, and of rows that had its key before.
      SideState target = link.side(work.target());
      link = link.with(work.target(), takesPart ? target.scoped(true) : target).gone(false);
    }
    String what = now == null ? "the delete" : gone ? "the change" : "the value";
    return new Answer.End(
        ObligationStatus.OVERRULED,
        "%s of %s wins over this one by policy %s (I14)"
            .formatted(what, work.target(), work.map().options().conflicts().kind()),
        link);
  }

  private Answer manual(
      Work work, Verdict.Send send, @Nullable StoredRow now, Set<String> differing) {
    tell(work, send, now, differing, work.map().options().conflicts(), null);
    return new Answer.End(
        ObligationStatus.CONFLICT,
        "both sides changed the row; resolve the conflict by naming the side that wins (I14)",
        send.link());
  }

  private void tell(
      Work work,
      Verdict.Send send,
      @Nullable StoredRow now,
      Set<String> differing,
      ConflictPolicy policy,
      @Nullable Side winner) {
    List<String> columns = now == null ? List.copyOf(differing) : told(work, send, differing);
    ConflictNote note =
        new ConflictNote(
            work.map().name(),
            work.target(),
            work.operationId(),
            context.now(),
            send.link().side(work.target()).image(),
            send.write().kind() == Write.Kind.DELETE ? null : send.write().row(),
            now == null ? null : work.map().bind(work.target(), now.row()),
            columns,
            policy.kind().name(),
            winner);
    record.note(ConflictNote.PREFIX + work.operationId(), note.toText(context));
    record.tell(
        new SyncEvent.Conflicted(
            work.map().name(), work.operationId(), columns, policy.kind().name(), winner));
  }

  /**
   * The columns that differ. What a row that travels in part left out is one of them: it names a
   * row that is not there.
   */
  private static List<String> told(Work work, Verdict.Send send, Set<String> differing) {
    if (!send.partly()) {
      return List.copyOf(differing);
    }
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    columns.addAll(differing);
    Row sent = whole(send);
    work.map().map().columnsWritten(work.direction()).stream()
        .filter(sent::isAbsent)
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  /** Who committed later; null while the other side's change was not read yet. */
  private @Nullable Side later(Work work, Verdict.Send send, @Nullable StoredRow now, Side tie) {
    Instant theirs = committedThere(work, send.link(), now);
    if (theirs == null) {
      return work.obligation().attempts() >= PATIENCE ? tie : null;
    }
    int order = work.change().committedAt().compareTo(theirs);
    return order == 0 ? tie : order > 0 ? work.source() : work.target();
  }

  private @Nullable Instant committedThere(Work work, LinkState link, @Nullable StoredRow now) {
    LinkKey row = rowKeyThere(work, link, now);
    if (row == null) {
      return null;
    }
    ObligationQuery query =
        ObligationQuery.of(
                1000,
                ObligationStatus.PENDING,
                ObligationStatus.IN_DOUBT,
                ObligationStatus.CONFLICT)
            .ofMaps(Set.of(work.map().name()))
            .towards(work.source())
            .ofKeys(Set.of(row));
    Instant latest = null;
    for (Obligation obligation : context.store().obligations(query)) {
      OwedChange change =
          context.changes().read(obligation.payload(), work.map().table(work.target()));
      boolean newest = latest == null || change.committedAt().isAfter(latest);
      latest = newest ? change.committedAt() : latest;
    }
    return latest;
  }

  private static @Nullable LinkKey rowKeyThere(Work work, LinkState link, @Nullable StoredRow now) {
    if (work.target() == Side.FINANCE) {
      return work.map().rowKey(Side.FINANCE, null, link.financeKey());
    }
    UUID known = link.rowId();
    UUID id = known == null && now != null ? idOf(now.row()) : known;
    return id == null ? null : work.map().rowKey(Side.DATAVERSE, id, null);
  }

  /** The identifier of a row of Dataverse, null for rows without. */
  public static @Nullable UUID idOf(Row row) {
    String column = row.schema().primaryId();
    return column != null && row.value(column) instanceof UUID id ? id : null;
  }

  /**
   * Column by column: ours are written, and what the other side changed travels with its own
   * change, which the pair stays open for.
   */
  private Answer merge(
      Work work, Verdict.Send send, StoredRow now, Set<String> differing, ConflictPolicy policy) {
    Row theirs = work.map().bind(work.target(), now.row());
    Row base = send.link().side(work.target()).image();
    Set<String> changed = changedFrom(base, whole(send), differing);
    if (changed.isEmpty()) {
      return theSame(work, send, now);
    }
    Set<String> won =
        policy.side() == work.target() ? changedFrom(base, theirs, changed) : Set.of();
    Set<String> written = new TreeSet<>(changed);
    written.removeAll(won);
    Row ours = Images.only(whole(send), written);
    MappingResult result = mappedBack(work, Images.merged(theirs, ours));
    if (result == null) {
      return new Answer.NotYet();
    }
    if (!(result instanceof MappingResult.Mapped)) {
      // The merged row cannot stand on the source side: one row wins as a whole (UND-18).
      return decideWhole(work, send, now, differing, policy.side());
    }
    tell(work, send, now, differing, policy, policy.side());
    Verdict.Send open = withoutAgreement(work, send, won);
    return written.isEmpty()
        ? targetWins(work, open, now, true)
        : new Answer.Again(over(work, open, now, written));
  }

  private static Set<String> changedFrom(@Nullable Row base, Row row, Set<String> columns) {
    Set<String> changed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String column : columns) {
      if (base == null || !Images.same(base.raw(column), row.raw(column))) {
        changed.add(column);
      }
    }
    return changed;
  }

  /**
   * The other side has what we wanted to write; what else it changed has still to travel. So has
   * what a part of our row left out: the part is written all the same, and the rest follows it
   * (UND-30).
   */
  private static Answer theSame(Work work, Verdict.Send send, StoredRow now) {
    Verdict.Send open = send.sending(send.write(), behind(work, send));
    if (send.partly()) {
      return new Answer.Again(open.expecting(now.version()));
    }
    return new Answer.End(
        ObligationStatus.APPLIED,
        "the other side made the same change",
        Effects.upserted(work, open, whole(send), now.version(), idOf(now.row())));
  }

  /**
   * The write with what its outcome says of the pair: of one that was proven to have taken effect
   * before, nobody remembers which changes of the other side it was laid over in a merge. A version
   * that the pair knows as ours tells no more than before, and one that made the row was laid over
   * none.
   */
  Verdict.Send proven(Work work, Verdict.Send send, WriteOutcome outcome) {
    SideState there = send.link().side(work.target());
    boolean unknown = outcome instanceof WriteOutcome.Duplicate && !there.knows(outcome.version());
    return merges(work, send) && unknown && !madeRow(work, there)
        ? send.sending(send.write(), behind(work, send))
        : send;
  }

  /** Whether a proven write made the row: nobody knew of one, and no record tells of one. */
  private boolean madeRow(Work work, SideState there) {
    boolean known = there.version() != null || there.behind() || there.image() != null;
    String name = ConflictNote.PREFIX + work.operationId();
    return !known && !context.store().documents(name).containsKey(name);
  }

  private static LinkState behind(Work work, Verdict.Send send) {
    return send.link().with(work.target(), send.link().side(work.target()).behind(true));
  }

  /** The pair with the row on Dataverse that the change itself names. */
  private static LinkState named(Work work, LinkState link) {
    UUID id = work.source() == Side.DATAVERSE ? work.rowId() : null;
    return id == null ? link : link.named(id, null);
  }

  /** The merged target row as a source row; null when that cannot be found out now. */
  private @Nullable MappingResult mappedBack(Work work, Row merged) {
    Direction back = work.direction().reverse();
    boolean read =
        new RowReads(context)
            .guarded(
                Side.DATAVERSE,
                () ->
                    lookups.fetch(
                        List.of(new BatchLookups.Need(work.map(), back, List.of(merged)))));
    if (!read) {
      return null;
    }
    return work.map().map().apply(back, merged, lookups);
  }
}
