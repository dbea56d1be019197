package dev.tandem.sync.live;

import dev.tandem.engine.MappingResult;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.KeyChange;
import dev.tandem.sync.policy.LeavingScope;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a row that was created or changed, once it is mapped. */
final class UpsertDecision {
  private static final Set<ErrorCode> LOOKUP_PROBLEMS =
      Set.of(ErrorCode.LOOKUP_NOT_FOUND, ErrorCode.LOOKUP_NOT_SUPPLIED);

  private final SyncContext context;
  private final BatchRecord record;
  private final HeldBack heldBack;

  UpsertDecision(SyncContext context, BatchRecord record) {
    this.context = context;
    this.record = record;
    heldBack = new HeldBack(context);
  }

  /**
   * The verdict.
   *
   * @param row what became of it
   * @param ofRow the pair that the source row belonged to so far
   * @param ofKey the pair that it belongs to by its key now
   * @param sent whether it took effect before, and nothing newer of the row did
   */
  Verdict decide(
      MappedWork row, @Nullable LinkState ofRow, @Nullable LinkState ofKey, boolean sent) {
    Work work = row.work();
    MappingResult result = row.result();
    if (result instanceof MappingResult.Filtered filtered) {
      return filtered(work, filtered.reason(), ofRow == null ? ofKey : ofRow);
    }
    if (result instanceof MappingResult.Rejected rejected) {
      LinkState known = ofRow == null ? ofKey : ofRow;
      LinkState untold = sent && known != null ? Effects.untold(work, known) : null;
      return rejected(rejected, row.traced(), untold);
    }
    MappingResult.Mapped mapped = (MappingResult.Mapped) result;
    KeyValues key = row.financeKey();
    LinkKey pair = row.pair();
    KeyValues targetKey = row.targetKey();
    if (key == null || pair == null || targetKey == null) {
      return new Verdict.Settle(
          ObligationStatus.DEAD,
          "%s: the row does not carry the whole key of %s"
              .formatted(ErrorCode.KEY_INCOMPLETE.text(), work.map().table(work.target())),
          null);
    }
    LinkState link = ofKey == null ? LinkState.first(work.map().name(), pair, key) : ofKey;
    if (!Recognition.isSameRow(work, link)) {
      link = takenOver(work, link);
    }
    boolean moved = ofRow != null && !ofRow.key().equals(pair);
    if (!moved && isUnchanged(work, mapped, link)) {
      return unchanged(work, link);
    }
    return send(work, mapped, row.traced(), link, targetKey, moved ? ofRow : null);
  }

  private Verdict filtered(Work work, String reason, @Nullable LinkState link) {
    if (link == null) {
      return new Verdict.Settle(ObligationStatus.FILTERED, reason, null);
    }
    SideState side = link.side(work.source());
    // A row that our own write left outside has not left: it was never in (UND-1).
    boolean ours =
        (side.echo() != null && side.echo().equals(work.change().version()))
            || OperationIds.isOurs(work.change().operationId())
            || isPutBack(side, work.row());
    LinkState outside = dealtWith(work, link, ours && side.inScope());
    if (ours || !side.inScope()) {
      return new Verdict.Settle(ObligationStatus.FILTERED, reason, outside);
    }
    tellLeft(work);
    Write delete =
        work.map().options().leavingScope() == LeavingScope.DELETE
            ? DeleteDecision.write(context, work, link, work.operationId())
            : null;
    return delete == null
        ? new Verdict.Settle(
            ObligationStatus.FILTERED, "left the scope of the map: " + reason, outside)
        : new Verdict.Send(delete, null, link, null, false, null, null);
  }

  /** Whether a transaction put the row back to what the pair had agreed on before (UND-20). */
  private static boolean isPutBack(SideState side, Row row) {
    Row agreed = side.image();
    return side.behind()
        && agreed != null
        && Images.changed(agreed, row, Set.copyOf(agreed.presentColumns())).isEmpty();
  }

  /** Tells that a row does not meet the filter any more (UND-1). */
  void tellLeft(Work work) {
    record.tell(new SyncEvent.LeftScope(work.map().name(), work.source(), work.operationId()));
  }

  private Verdict rejected(
      MappingResult.Rejected rejected, TracedLookups traced, @Nullable LinkState link) {
    String note =
        rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "));
    boolean onlyLookups =
        rejected.problems().stream().map(Problem::code).allMatch(LOOKUP_PROBLEMS::contains);
    return onlyLookups && !traced.missing().isEmpty()
        ? new Verdict.Await(traced.missing(), note + heldBack.hint(traced.tables()), link)
        : new Verdict.Settle(ObligationStatus.DEAD, note, link);
  }

  /** The key went to another row on Dataverse: what was known of the old row is void. */
  private static LinkState takenOver(Work work, LinkState link) {
    SideState fresh = SideState.UNKNOWN.owing(link.side(work.source()).obligation());
    return link.with(work.source(), fresh).named(work.rowId(), null);
  }

  /** Whether no mapped column changed, or the other side holds the values already (LIVE-6). */
  private static boolean isUnchanged(Work work, MappingResult.Mapped mapped, LinkState link) {
    SideState source = link.side(work.source());
    SideState target = link.side(work.target());
    // A row that our write was laid over has no version that both know, and is there all the same.
    boolean fresh =
        link.deleted()
            || !source.inScope()
            || (target.version() == null && !target.behind())
            || work.change().origin() == OwedChange.Origin.REPAIR
            || work.isInitial();
    if (fresh) {
      return false;
    }
    Set<String> read = work.map().map().columnsRead(work.direction());
    Row image = source.image();
    if (image != null
        ? Images.changed(image, work.row(), read).isEmpty()
        : sameDigest(work, source)) {
      return true;
    }
    Row held = target.image();
    return held != null && differing(work, mapped.row(), held).isEmpty();
  }

  /**
   * The columns in which the target row is known to differ. Where only these travel, zero is not
   * written over a blank number of Dataverse: finance knows no blank one, so that both say the same
   * (UND-5, I20).
   */
  private static Set<String> differing(Work work, Row mapped, Row held) {
    Set<String> written = work.map().map().columnsWritten(work.direction());
    Set<String> differing = Images.changed(held, mapped, written);
    boolean spares =
        work.target() == Side.DATAVERSE
            && work.map().travels(work.direction().reverse())
            && work.map().options().columnsSent() == ColumnsSent.CHANGED_ONLY;
    if (spares) {
      differing.removeIf(column -> held.isBlank(column) && isZero(mapped.value(column)));
    }
    return differing;
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof BigDecimal decimal && decimal.signum() == 0;
  }

  private static boolean sameDigest(Work work, SideState source) {
    return source.digest() != 0
        && source.digest() == work.map().digest(work.direction(), work.row());
  }

  private static Verdict unchanged(Work work, LinkState link) {
    return new Verdict.Settle(
        ObligationStatus.FILTERED,
        "no mapped column differs from what both sides hold (LIVE-6)",
        dealtWith(work, link, true));
  }

  /** The pair after a change of the source row that needed no write. */
  static LinkState dealtWith(Work work, LinkState link, boolean inScope) {
    SideState side = link.side(work.source());
    SideState seen =
        Effects.dealtWith(work, Effects.shown(work.map(), work.source(), side, work.row()))
            .scoped(inScope);
    LinkState dealt = link.with(work.source(), seen);
    return work.rowId() == null ? dealt : dealt.named(work.rowId(), null);
  }

  private Verdict send(
      Work work,
      MappingResult.Mapped mapped,
      TracedLookups traced,
      LinkState link,
      KeyValues targetKey,
      @Nullable LinkState old) {
    Row whole = mapped.row();
    Row row = sent(work, whole, link);
    boolean partly = !traced.missing().isEmpty() && hasPretended(row, traced);
    if (partly) {
      whole = withoutPretended(whole, traced);
      if (whole == null) {
        return new Verdict.Await(
            traced.missing(),
            "a lookup that the row cannot do without" + heldBack.hint(traced.tables()),
            null);
      }
      row = Images.only(whole, Set.copyOf(row.presentColumns()));
    }
    String id = partly ? work.operationId() + OperationIds.PARTLY : work.operationId();
    Write write = Write.upsert(id, targetKey, row);
    String expected = expected(work, link);
    return new Verdict.Send(
        expected == null ? write : write.ifVersion(expected),
        whole,
        link,
        work.row(),
        partly,
        old,
        old == null ? null : rekeyed(work, old));
  }

  private @Nullable Write rekeyed(Work work, LinkState old) {
    record.tell(new SyncEvent.KeyChanged(work.map().name(), work.operationId()));
    // A row that never came from here is not ours to delete: it won against this one (I14, UND-3).
    boolean came = old.side(work.source()).inScope() && isAgreed(work, old);
    return came && work.map().options().keyChange() == KeyChange.DELETE_OLD
        ? DeleteDecision.write(context, work, old, work.operationId() + OperationIds.OLD_KEY)
        : null;
  }

  /** Whether the rows of a pair ever said the same, so that one speaks for the other. */
  private static boolean isAgreed(Work work, LinkState link) {
    SideState target = link.side(work.target());
    return !work.map().isTwoWay() || target.version() != null || target.behind();
  }

  /** The columns that travel (UND-4, I20). */
  private static Row sent(Work work, Row mapped, LinkState link) {
    Row held = link.side(work.target()).image();
    boolean all =
        work.map().options().columnsSent() == ColumnsSent.ALL_MAPPED
            || link.deleted()
            || work.change().origin() == OwedChange.Origin.REPAIR
            || work.isInitial();
    // A row that is created, as nobody knows of one that is there, needs every column.
    if (held == null || all || link.side(work.target()).version() == null) {
      return mapped;
    }
    return Images.only(mapped, differing(work, mapped, held));
  }

  /** The version that the target row must still have, so that no edit is lost unseen (I14). */
  private @Nullable String expected(Work work, LinkState link) {
    String chosen = work.change().expected();
    if (chosen != null && context.side(work.target()).has(Capability.VERSION_CHECKS)) {
      return chosen;
    }
    boolean guarded =
        work.map().isGuarded()
            && work.change().origin() != OwedChange.Origin.REPAIR
            && !work.isInitial()
            && context.side(work.target()).has(Capability.VERSION_CHECKS);
    if (!guarded) {
      return null;
    }
    String version = link.side(work.target()).version();
    return version == null ? Write.ABSENT : version;
  }

  private static boolean hasPretended(Row row, TracedLookups traced) {
    for (int slot = 0; slot < row.schema().size(); slot++) {
      if (traced.isPretended(row.slot(slot))) {
        return true;
      }
    }
    return false;
  }

  /** The row without made-up references; null when it cannot be created without one. */
  private static @Nullable Row withoutPretended(Row row, TracedLookups traced) {
    TableSchema schema = row.schema();
    Row.Builder kept = row.toBuilder();
    for (int slot = 0; slot < schema.size(); slot++) {
      ColumnSchema column = schema.column(slot);
      if (traced.isPretended(row.slot(slot))) {
        boolean needed =
            column.requirement() == Requirement.REQUIRED || isKeyColumn(schema, column.name());
        if (needed) {
          return null;
        }
        kept.remove(column.name());
      }
    }
    return kept.build();
  }

  private static boolean isKeyColumn(TableSchema schema, String column) {
    return schema.keys().stream()
        .flatMap(key -> key.columns().stream())
        .anyMatch(part -> part.equalsIgnoreCase(column) || part.startsWith(column + "."));
  }
}
