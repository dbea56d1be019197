package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.initial.LegPhase;
import dev.tandem.sync.live.Feeds;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way of a compare after a lost feed: all rows are read and those that changed are recorded,
 * then the known pairs are searched for rows that are gone (I10).
 */
final class ResyncLeg extends LegRunner {
  ResyncLeg(SyncContext context, MapRun map, RunPlan plan, Lease lease, Feeds feeds) {
    super(context, map, plan, lease, feeds);
  }

  @Override
  Intake.Result move(MapStates states, RunOfMap run, LegState leg, int limit) {
    return switch (leg.phase()) {
      case WAITING -> begin(run, leg);
      case READING ->
          reader.isRead(leg)
              ? to(run, leg.in(LegPhase.DRAINING, null))
              : read(states, run, leg, rule(leg.direction()), limit);
      // A row that came under the key of one that is gone must have its pair before the search.
      case DRAINING -> whenDrained(run, leg, leg.in(LegPhase.SWEEPING, null));
      case SWEEPING -> sweep(states, run, leg, limit);
      case FINISHING -> whenDrained(run, leg, leg.in(LegPhase.DONE, context.now()));
      case WAKING, DONE -> throw new IllegalStateException("a compare is never " + leg.phase());
    };
  }

  /** The changes that were lost count as made now: only those before them stay before them. */
  private static ChunkReader.Rule rule(Direction direction) {
    return new ChunkReader.Rule() {
      @Override
      public boolean leavesEarlierChanges() {
        return false;
      }

      @Override
      public boolean isUnchanged(SourceRow row, @Nullable LinkState link) {
        if (link == null || link.deleted()) {
          return false;
        }
        SideState side = link.side(direction.source());
        return side.knows(row.version())
            && (!side.inScope() || link.side(direction.target()).version() != null);
      }
    };
  }

  private Intake.Result sweep(MapStates states, RunOfMap run, LegState leg, int limit) {
    Side source = leg.direction().source();
    List<Link> links = context.store().links(map.name(), behind(leg.token()), limit);
    if (links.isEmpty()) {
      return to(run, leg.in(LegPhase.FINISHING, null));
    }
    Map<LinkState, RowAddress> asked = asked(source, links);
    List<@Nullable StoredRow> rows =
        ChunkReader.rows(context, feeds, source, List.copyOf(asked.values()));
    if (rows == null) {
      return Intake.Result.NOTHING;
    }
    List<LinkState> gone = new ArrayList<>();
    int place = 0;
    for (LinkState link : asked.keySet()) {
      if (rows.get(place) == null) {
        gone.add(link);
      }
      place++;
    }
    Intake.Result high = feeds.drain(source, lease, states);
    return high == Intake.Result.ALL
        ? record(states, run, leg, links, withoutLive(leg, gone))
        : high;
  }

  private static @Nullable LinkKey behind(@Nullable String token) {
    return token == null
        ? null
        : new LinkKey(
            Long.parseUnsignedLong(token.substring(0, 16), 16),
            Long.parseUnsignedLong(token.substring(16), 16));
  }

  private Map<LinkState, RowAddress> asked(Side source, List<Link> links) {
    Map<LinkState, RowAddress> asked = new LinkedHashMap<>();
    for (Link link : links) {
      LinkState state =
          context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
      UUID id = state.rowId();
      boolean there = !state.deleted() && state.side(source).version() != null;
      if (there && source == Side.FINANCE) {
        asked.put(state, new RowAddress.ByKey(map.tableName(source), state.financeKey()));
      } else if (there && id != null) {
        asked.put(state, new RowAddress.ById(map.tableName(source), id));
      }
    }
    return asked;
  }

  /** Rows whose delete the feed tells itself are left to it. */
  private List<LinkState> withoutLive(LegState leg, List<LinkState> gone) {
    Set<LinkKey> keys = new LinkedHashSet<>();
    gone.forEach(link -> keys.add(rowKey(leg.direction().source(), link)));
    Set<LinkKey> live = new LinkedHashSet<>(owed(leg).live(keys).values());
    return gone.stream()
        .filter(link -> !live.contains(rowKey(leg.direction().source(), link)))
        .toList();
  }

  private LinkKey rowKey(Side source, LinkState link) {
    return source == Side.FINANCE
        ? map.rowKey(source, null, link.financeKey())
        : map.rowKey(source, link.rowId(), null);
  }

  private Intake.Result record(
      MapStates states, RunOfMap run, LegState leg, List<Link> links, List<LinkState> gone) {
    StoreCommit.Builder commit = StoreCommit.under(lease);
    gone.forEach(link -> commit.receive(delete(leg.direction(), link)));
    String place = links.get(links.size() - 1).key().toString();
    Chunk chunk = new Chunk(0, 0, 0, gone.size());
    run.into(commit, run.with(leg.after(leg.company(), place, chunk)));
    commit.expect(MapStates.PREFIX + map.name(), states.document(map.name()));
    return store(commit);
  }

  private Obligation delete(Direction direction, LinkState link) {
    Side source = direction.source();
    UUID id = source == Side.DATAVERSE ? link.rowId() : null;
    OwedChange change =
        new OwedChange(
            OwedChange.Origin.SNAPSHOT,
            Change.Kind.DELETE,
            0,
            id,
            source == Side.FINANCE ? link.financeKey() : null,
            null,
            null,
            null,
            context.now());
    String coordinate = plan.run() + '/' + (id == null ? rowKey(source, link) : id) + "@gone";
    return Obligations.received(
        context,
        map,
        direction,
        OperationIds.of(map, direction, coordinate),
        change,
        null,
        plan.run());
  }
}
