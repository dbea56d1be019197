package dev.tandem.sync.live;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells changes that were dealt with already from new ones: echoes of our own writes first by the
 * version that the write left behind, then by its operation id, and changes that are older than
 * what was dealt with by their sequence (section 3 of the correctness page, I3, I11). Our own write
 * is no echo while the row is behind: it shows changes of others too. Pure.
 */
final class Recognition {
  private Recognition() {}

  /** What the change is when it needs no further look; null when it is new. */
  static @Nullable Verdict recognise(Work work, LinkState link) {
    if (work.change().origin() == OwedChange.Origin.REPAIR || work.isInitial()) {
      return null;
    }
    SideState side = link.side(work.source());
    boolean sameRow = isSameRow(work, link);
    if (work.change().kind() == Change.Kind.DELETE) {
      return sameRow ? recogniseDelete(work, link, side) : null;
    }
    boolean ours = !side.behind() && OperationIds.isOurs(work.change().operationId());
    if (sameRow && (ours || side.knows(work.change().version()))) {
      return new Verdict.Settle(
          ObligationStatus.FILTERED,
          "echo: the row is as this pair left it (UND-21)",
          echoed(work, link, side));
    }
    return sameRow && isOld(work, side) ? old(side) : null;
  }

  /** The same for a change of which no pair is known: its operation id alone tells (UND-21). */
  static @Nullable Verdict recogniseAlone(Work work) {
    boolean echo =
        work.change().origin() == OwedChange.Origin.FEED
            && OperationIds.isOurs(work.change().operationId());
    return echo
        ? new Verdict.Settle(
            ObligationStatus.FILTERED, "echo: a runtime made this change (UND-21)", null)
        : null;
  }

  private static @Nullable Verdict recogniseDelete(Work work, LinkState link, SideState side) {
    if (link.deleted()) {
      // A user may have deleted the row before we did: our own delete is still to come then.
      String due = OperationIds.isOurs(work.change().operationId()) ? null : side.echo();
      SideState seen = side.expecting(due).atSequence(newest(work, side));
      return new Verdict.Settle(
          ObligationStatus.FILTERED,
          "echo: both rows of this pair are gone (UND-21)",
          link.with(work.source(), seen));
    }
    if (OperationIds.isOurs(work.change().operationId())) {
      // The pair learns of it from the operation itself, or has a new row by now.
      return new Verdict.Settle(
          ObligationStatus.FILTERED, "echo: a runtime made this change (UND-21)", null);
    }
    return isOld(work, side) ? old(side) : null;
  }

  private static Verdict old(SideState side) {
    return new Verdict.Settle(
        ObligationStatus.SUPERSEDED,
        "a newer change of this row was dealt with before, sequence %d (I11)"
            .formatted(side.sequence()),
        null);
  }

  private static LinkState echoed(Work work, LinkState link, SideState side) {
    String version = work.change().version();
    // What a transaction left behind tells nothing of what the feed has told so far.
    boolean isEcho = !work.isSettled() && version != null && version.equals(side.echo());
    SideState seen = side.atSequence(newest(work, side));
    LinkState updated = link.with(work.source(), isEcho ? seen.expecting(null) : seen);
    UUID id = work.rowId();
    return id == null ? updated : updated.named(id, null);
  }

  /** Whether the pair speaks of the same row: on Dataverse a key may go to another row (V2). */
  static boolean isSameRow(Work work, LinkState link) {
    return work.source() == Side.FINANCE
        || link.rowId() == null
        || link.rowId().equals(work.rowId());
  }

  private static boolean isOld(Work work, SideState side) {
    return work.change().origin() == OwedChange.Origin.FEED
        && side.sequence() != SideState.NO_SEQUENCE
        && work.change().sequence() <= side.sequence();
  }

  /** The sequence up to which changes of the source row are dealt with after this one. */
  static long newest(Work work, SideState side) {
    return work.change().origin() == OwedChange.Origin.FEED
        ? Math.max(side.sequence(), work.change().sequence())
        : side.sequence();
  }
}
