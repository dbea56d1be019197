package dev.tandem.sync.synchronous;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.live.LinkCache;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.live.Verdict;
import dev.tandem.sync.live.Work;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What workers have sent of the rows of a transaction before it began. */
final class UnderWay {
  private UnderWay() {}

  /**
   * Whether something was sent of a row of the pair of which the pair does not know: it was not
   * answered, or the worker that sent it ended.
   */
  static boolean is(SyncContext context, LinkCache links, Work work, Verdict.Send send) {
    MapRun map = work.map();
    LinkState link = send.link();
    Set<LinkKey> rows = new LinkedHashSet<>();
    // The row of the transaction may have taken the pair over from another one.
    for (LinkState of : new @Nullable LinkState[] {link, links.get(map, link.key()), send.old()}) {
      if (of != null) {
        rows.add(map.rowKey(Side.FINANCE, null, of.financeKey()));
        if (of.rowId() != null) {
          rows.add(map.rowKey(Side.DATAVERSE, of.rowId(), null));
        }
      }
    }
    UUID own = work.rowId();
    if (own != null) {
      rows.add(map.rowKey(Side.DATAVERSE, own, null));
    }
    ObligationQuery query =
        ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
            .ofMaps(Set.of(map.name()));
    if (link.rowId() == null || link.deleted()) {
      // Nobody knows which row of Dataverse may have made the one of finance.
      ObligationQuery doubtful = ObligationQuery.of(1, ObligationStatus.IN_DOUBT);
      if (!context.store().obligations(doubtful.ofMaps(Set.of(map.name()))).isEmpty()) {
        return true;
      }
    }
    List<Obligation> owed = context.store().obligations(query.ofKeys(rows));
    return owed.stream().anyMatch(each -> each.status() == ObligationStatus.IN_DOUBT)
        || OperationIds.anyAccepted(context, owed);
  }
}
