package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.SideState;
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
        (sourceRow == null ? source : shown(work.map(), work.source(), source, sourceRow))
            .atVersion(work.change().version())
            .atSequence(Recognition.newest(work, source))
            .scoped(true)
            .owing(work.obligation().sequence())
            .behind(false);
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

  /** The pair after the target row was deleted because the source row is gone or left the scope. */
  public static LinkState deleted(Work work, LinkState link, boolean sourceGone) {
    boolean comesBack = work.map().travels(work.direction().reverse());
    SideState source = link.side(work.source());
    SideState newSource =
        new SideState(
            sourceGone ? null : work.change().version(),
            Recognition.newest(work, source),
            null,
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

  /** What is remembered of a row: its columns, or a digest of those that travel from it. */
  static SideState shown(MapRun map, Side side, SideState state, Row row) {
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
