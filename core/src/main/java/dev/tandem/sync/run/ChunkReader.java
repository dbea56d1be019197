package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.live.Feeds;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table chunk by chunk beside its live changes: the feed is read before and after each
 * page, rows of which a change came in between are left to that change (I17), and the rest is
 * recorded together with the place of the next page in one commit (I18).
 */
final class ChunkReader {
  private final SyncContext context;
  private final MapRun map;
  private final RunPlan plan;

  ChunkReader(SyncContext context, MapRun map, RunPlan plan) {
    this.context = context;
    this.map = map;
    this.plan = plan;
  }

  /** Which rows a run leaves out. */
  interface Rule {
    /** Whether live changes that waited before the page was read carry their rows as well. */
    boolean leavesEarlierChanges();

    /** Whether nothing needs to be done about a row. */
    boolean isUnchanged(SourceRow row, @Nullable LinkState link);
  }

  /**
   * The companies that are read one after the other: those of the plan, or one null for all rows.
   */
  List<@Nullable LegalEntity> companies(Side side) {
    boolean scoped =
        map.table(side).companyScope().companySpecific() && !plan.companies().isEmpty();
    List<@Nullable LegalEntity> companies = new ArrayList<>();
    if (scoped) {
      companies.addAll(plan.companies());
    } else {
      companies.add(null);
    }
    return companies;
  }

  /** How many rows there are to read, -1 when the connector cannot tell. */
  long total(Feeds feeds, Side side) {
    Connector connector = context.side(side).connector();
    long[] total = {0};
    boolean asked =
        feeds.guarded(
            side,
            () -> {
              for (LegalEntity company : companies(side)) {
                OptionalLong count =
                    connector.count(new Query(map.tableName(side), company, 1, null));
                total[0] = count.isPresent() && total[0] >= 0 ? total[0] + count.getAsLong() : -1;
              }
            });
    return asked ? total[0] : -1;
  }

  /** Whether a way has no further page. */
  boolean isRead(LegState leg) {
    return leg.company() >= companies(leg.direction().source()).size();
  }

  /**
   * Reads one chunk.
   *
   * @return {@code MORE} when it was recorded, {@code NOTHING} when a side cannot be asked now
   */
  Intake.Result read(
      Lease lease,
      MapStates states,
      Feeds feeds,
      RunOfMap run,
      LegState leg,
      Rule rule,
      int limit) {
    Side source = leg.direction().source();
    Intake.Result low = feeds.drain(source, lease, states);
    if (low != Intake.Result.ALL) {
      return low;
    }
    Page page = page(feeds, leg, limit);
    if (page == null) {
      return Intake.Result.NOTHING;
    }
    List<SourceRow> rows =
        page.rows().stream().map(stored -> SourceRow.of(map, source, stored)).toList();
    Set<LinkKey> keys = rows.stream().map(SourceRow::rowKey).collect(Collectors.toSet());
    Owed owed = new Owed(context, map.name(), leg.direction().target());
    Set<Long> earlier =
        rule.leavesEarlierChanges() ? Set.of() : Set.copyOf(owed.live(keys).keySet());
    Intake.Result high = feeds.drain(source, lease, states);
    if (high != Intake.Result.ALL) {
      return high;
    }
    Map<Long, LinkKey> changes = owed.live(keys);
    changes.keySet().removeAll(earlier);
    Selection selection =
        select(run.run(), rows, new LinkedHashSet<>(changes.values()), leg.direction(), rule);
    return store(lease, states, run, leg, page, selection);
  }

  private @Nullable Page page(Feeds feeds, LegState leg, int limit) {
    Side source = leg.direction().source();
    Connector connector = context.side(source).connector();
    int size = Math.max(1, Math.min(limit, connector.capabilities().maxPageSize()));
    LegalEntity company = companies(source).get(leg.company());
    Query query = new Query(map.tableName(source), company, size, leg.token());
    List<Page> read = new ArrayList<>();
    feeds.guarded(source, () -> read.add(connector.query(query)));
    return read.isEmpty() ? null : read.get(0);
  }

  /** The rows of a page, sorted out. */
  private record Selection(int unchanged, int live, List<Obligation> recorded) {}

  private Selection select(
      String run, List<SourceRow> rows, Set<LinkKey> live, Direction direction, Rule rule) {
    Map<LinkKey, LinkState> links = links(direction.source(), rows);
    int unchanged = 0;
    int left = 0;
    List<Obligation> recorded = new ArrayList<>();
    for (SourceRow row : rows) {
      if (live.contains(row.rowKey())) {
        left++;
      } else if (rule.isUnchanged(row, links.get(row.rowKey()))) {
        unchanged++;
      } else {
        recorded.add(row.obligation(context, map, direction, run));
      }
    }
    return new Selection(unchanged, left, recorded);
  }

  /** What is known of the pairs of these rows, by the key of the row. */
  private Map<LinkKey, LinkState> links(Side side, List<SourceRow> rows) {
    Map<LinkKey, LinkState> links = new HashMap<>();
    Map<UUID, LinkKey> byId = new HashMap<>();
    Map<LinkKey, LinkKey> byKey = new HashMap<>();
    for (SourceRow row : rows) {
      UUID id = row.id();
      KeyValues key = row.key();
      if (id != null) {
        byId.put(id, row.rowKey());
      } else if (key != null) {
        byKey.put(map.linkKey(key), row.rowKey());
      }
    }
    if (side == Side.DATAVERSE) {
      context
          .store()
          .linksOfRows(map.name(), byId.keySet())
          .forEach((id, link) -> links.put(Objects.requireNonNull(byId.get(id)), state(link)));
    } else {
      context
          .store()
          .links(map.name(), byKey.keySet())
          .forEach((key, link) -> links.put(Objects.requireNonNull(byKey.get(key)), state(link)));
    }
    return links;
  }

  private LinkState state(Link link) {
    return context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
  }

  private Intake.Result store(
      Lease lease, MapStates states, RunOfMap run, LegState leg, Page page, Selection selection) {
    StoreCommit.Builder commit = StoreCommit.under(lease);
    selection.recorded().forEach(commit::receive);
    int known = known(selection.recorded());
    Chunk chunk =
        new Chunk(
            page.rows().size(),
            selection.unchanged(),
            selection.live(),
            selection.recorded().size() - known);
    boolean last = page.nextToken() == null;
    LegState after = leg.after(last ? leg.company() + 1 : leg.company(), page.nextToken(), chunk);
    run.into(commit, run.with(after));
    // Somebody may have stopped the map while its rows were read.
    commit.expect(MapStates.PREFIX + map.name(), states.document(map.name()));
    CommitOutcome outcome = context.store().commit(commit.build());
    return outcome instanceof CommitOutcome.Fenced ? Intake.Result.FENCED : Intake.Result.MORE;
  }

  private int known(Collection<Obligation> recorded) {
    return context.store().received(recorded.stream().map(Obligation::operationId).toList()).size();
  }

  /** The rows of one side at these addresses that are there, null when it cannot be asked now. */
  static @Nullable List<@Nullable StoredRow> rows(
      SyncContext context,
      Feeds feeds,
      Side side,
      List<? extends dev.tandem.spi.connector.RowAddress> addresses) {
    List<List<@Nullable StoredRow>> read = new ArrayList<>();
    feeds.guarded(side, () -> read.add(context.side(side).connector().read(addresses)));
    return read.isEmpty() ? null : read.get(0);
  }
}
