package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.SideState;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a write that took effect means for what is known of its pair. Pure. */
public final class Effects {
  private Effects() {}

  /**
   * The pair after a write of the target row. A row that is behind stays so: its changes of its own
   * have still to travel, and its version is the one before them.
   *
   * @param written the row that was written
   * @param version the version that it has now, null when it is not known
   * @param id the identifier of the target row, null when it is not known
   */
  public static LinkState upserted(
      Work work, Verdict.Send send, Row written, @Nullable String version, @Nullable UUID id) {
    LinkState link = send.link();
    SideState source = link.side(work.source());
    SideState target = link.side(work.target());
    boolean comesBack = work.map().travels(work.direction().reverse());
    Row sourceRow = send.source();
    SideState newSource =
        dealtWith(
                work,
                sourceRow == null ? source : shown(work.map(), work.source(), source, sourceRow))
            .scoped(true)
            .owing(work.obligation().sequence());
    Row held = link.deleted() ? null : target.image();
    SideState newTarget =
        shown(work.map(), work.target(), target, Images.merged(held, written))
            .atVersion(target.behind() ? target.version() : version)
            .expecting(comesBack ? version : null)
            .scoped(comesBack);
    UUID row = work.source() == Side.DATAVERSE ? work.rowId() : id == null ? link.rowId() : id;
    return link.with(work.source(), newSource)
        .with(work.target(), newTarget)
        .named(row, work.target() == Side.DATAVERSE ? send.write().key() : null)
        .gone(false);
  }

  /**
   * The pair after a write that turned out to have taken effect before. What it wrote then is not
   * what it would write now: the source row may have changed since, and other lookups been left
   * out. So the target row tells, if it is as that write left it.
   *
   * @param found the target row as it is now, null when it is gone
   */
  public static LinkState repeated(
      Work work,
      Verdict.Send send,
      @Nullable String version,
      @Nullable UUID id,
      @Nullable StoredRow found) {
    LinkState after = upserted(work, send, send.write().row(), version, id);
    if (after.side(work.target()).behind()) {
      return after; // the row shows what the other side changed too, which has still to travel
    }
    SideState source = after.side(work.source());
    SideState target = after.side(work.target());
    Row whole = send.whole();
    if (found != null && found.version().equals(version)) {
      Row there = work.map().bind(work.target(), found.row());
      Set<String> written = work.map().map().columnsWritten(work.direction());
      boolean same =
          Images.changed(there, whole == null ? send.write().row() : whole, written).isEmpty();
      LinkState seen = after.with(work.target(), shown(work.map(), work.target(), target, there));
      return same ? seen : seen.with(work.source(), unknown(work, send, source));
    }
    boolean certain = !send.partly() && !work.tookRow();
    return certain
        ? after
        : after
            .with(work.target(), target.showing(null, 0))
            .with(work.source(), unknown(work, send, source));
  }

  /**
   * The pair after a row travelled without some lookups. Its change has still to travel whole, and
   * also a row that is as both sides last agreed on has to travel again, since the other side holds
   * a part of another one. It is there for this change alone: the delete of the source row must
   * take it away again.
   *
   * @param after the pair as if the row had travelled whole
   */
  public static LinkState inPart(Work work, Verdict.Send send, LinkState after) {
    SideState source = send.link().side(work.source());
    return after.with(work.source(), without(work, source, send.source()).scoped(true));
  }

  /**
   * The pair after a change took effect that cannot be mapped any more, so that nobody can tell
   * what it wrote. A row that is as both sides last agreed on has to travel again, with all its
   * columns.
   */
  static LinkState untold(Work work, LinkState link) {
    return link.with(work.source(), without(work, link.side(work.source()), work.row()))
        .with(work.target(), link.side(work.target()).showing(null, 0));
  }

  /** The source row without what a row that travelled changed of it: that is not agreed on. */
  private static SideState without(Work work, SideState source, @Nullable Row travelled) {
    Row agreed = source.image();
    if (agreed == null || travelled == null) {
      return source.showing(agreed, 0);
    }
    Set<String> changed = Images.changed(agreed, travelled, work.map().columns(work.source()));
    return source.showing(Images.without(agreed, changed), 0);
  }

  /**
   * Some row of the source travelled, and nobody knows what it held. What the feed has yet to tell
   * of the row is due as before.
   */
  private static SideState unknown(Work work, Verdict.Send send, SideState source) {
    SideState before = send.link().side(work.source());
    return source
        .showing(null, 0)
        .atVersion(work.original().version())
        .expecting(before.echo())
        .behind(before.behind() && !work.isLevel());
  }

  /** The pair after the target row was deleted because the source row is gone or left the scope. */
  public static LinkState deleted(Work work, LinkState link, boolean sourceGone) {
    boolean comesBack = work.map().travels(work.direction().reverse());
    SideState source = link.side(work.source());
    String version = work.change().version();
    SideState newSource =
        new SideState(
            sourceGone ? null : version,
            Recognition.newest(work, source),
            !sourceGone && work.isAhead() ? version : null,
            null,
            0,
            false,
            null,
            work.obligation().sequence(),
            false);
    SideState target = link.side(work.target());
    SideState newTarget =
        new SideState(
            null,
            target.sequence(),
            comesBack ? SideState.DELETED : null,
            null,
            0,
            false,
            target.version(),
            target.obligation(),
            false);
    return link.with(work.source(), newSource).with(work.target(), newTarget).gone(true);
  }

  /**
   * The pair after a write of a transaction took effect of which nothing else is known: neither
   * what the rows hold nor how the transaction ends (UND-20).
   *
   * @param comesBack whether changes of the target row travel
   * @param gone whether it was a delete
   * @param version what it left, null after a delete or when it is not known
   * @param id of the row on Dataverse, null when it is not known
   */
  public static LinkState found(
      LinkState link,
      Side side,
      boolean comesBack,
      boolean gone,
      @Nullable String version,
      @Nullable UUID id) {
    SideState before = link.side(side);
    SideState target =
        before
            .showing(null, 0)
            .atVersion(version)
            .behind(false)
            .overruling(gone ? before.version() : before.overruled())
            .expecting(comesBack ? (gone ? SideState.DELETED : version) : null)
            .scoped(comesBack && !gone);
    SideState source = link.side(side.other()).showing(null, 0).atVersion(null).expecting(null);
    return link.with(side, target)
        .with(side.other(), source.scoped(!gone))
        .named(id == null ? link.rowId() : id, null)
        .gone(gone);
  }

  /**
   * The source row after its change was dealt with. If that went on with the row as it is now, the
   * feed still tells how the row came to be so, unless it has told all of it: what it tells until
   * then is known already, like our own write (I3, I11).
   */
  static SideState dealtWith(Work work, SideState source) {
    String version = work.change().version();
    SideState seen =
        source.atVersion(version).atSequence(Recognition.newest(work, source)).behind(false);
    return work.isAhead() ? seen.expecting(version) : work.isLevel() ? seen.expecting(null) : seen;
  }

  /** What is remembered of a row: its columns, or a digest of those that travel from it. */
  public static SideState shown(MapRun map, Side side, SideState state, Row row) {
    if (map.keepsImages()) {
      return state.showing(Images.only(row, map.columns(side)), 0);
    }
    Direction from = Direction.to(side.other());
    if (!map.travels(from)) {
      return state;
    }
    return state.showing(null, map.digest(from, row));
  }
}
