package dev.tandem.sync.compare;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.Runs;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares, and records what makes the target of a way like its source (I25). */
public final class Repairs {
  private static final String NUMBER = "runs";
  private static final int CHUNK = 500;
  private static final int TRIES = 20;

  private final SyncContext context;

  /** Comparisons and repairs of a runtime. */
  public Repairs(SyncContext context) {
    this.context = context;
  }

  /** Compares and changes nothing. */
  public ReconcileReport reconcile(
      ReconcileRequest request, Consumer<? super Difference> consumer) {
    MapRun map = context.require(request.map());
    return new Reconciler(
            context, request, (finding, waits) -> consumer.accept(finding.toDifference(map, waits)))
        .run();
  }

  /**
   * Compares and records repairs.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when the map has no such way or does not
   *     run
   */
  public RepairReport repair(
      ReconcileRequest request, Direction direction, Consumer<? super Difference> consumer) {
    MapRun map = context.require(request.map());
    boolean runs = MapStates.load(context.store()).of(map.name()).receives();
    if (!runs || !map.travels(direction)) {
      throw new DualWriteException(
          ErrorCode.ACTION_REFUSED,
          runs
              ? "cannot repair %s: its rows do not travel %s".formatted(map.name(), direction)
              : "cannot repair %s: it does not run; start it first".formatted(map.name()));
    }
    Recorder recorder = new Recorder(map, direction, nextRun());
    ReconcileReport compared =
        new Reconciler(
                context,
                request,
                (finding, waits) -> {
                  consumer.accept(finding.toDifference(map, waits));
                  recorder.take(finding);
                })
            .run();
    recorder.flush();
    return new RepairReport(
        recorder.run, recorder.recorded, recorder.repeated, recorder.left, compared);
  }

  private String nextRun() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String before = context.store().documents(NUMBER).getOrDefault(NUMBER, "");
      long number = before.isEmpty() ? 1 : Long.parseLong(before) + 1;
      StoreCommit commit =
          StoreCommit.under(null)
              .expect(NUMBER, before)
              .document(NUMBER, Long.toString(number))
              .build();
      if (context.store().commit(commit).succeeded()) {
        return Runs.REPAIR + number;
      }
    }
    throw new DualWriteException(
        ErrorCode.ACTION_REFUSED, "cannot name the repair: others keep starting runs; try again");
  }

  /** Records repairs a chunk at a time. */
  private final class Recorder {
    private final MapRun map;
    private final Direction direction;
    private final String run;
    private final List<Obligation> open = new ArrayList<>();
    private long recorded;
    private long repeated;
    private long left;

    Recorder(MapRun map, Direction direction, String run) {
      this.map = map;
      this.direction = direction;
      this.run = run;
    }

    void take(Finding finding) {
      Obligation repair = repair(finding);
      if (repair == null) {
        left++;
      } else {
        open.add(repair);
      }
      if (open.size() >= CHUNK) {
        flush();
      }
    }

    private @Nullable Obligation repair(Finding finding) {
      StoredRow source = finding.row(direction.source());
      StoredRow target = finding.row(direction.target());
      return switch (finding.kind()) {
        case OUT_OF_SCOPE, UNMAPPABLE -> null;
        case COLUMNS, MISSING_ON_FINANCE, MISSING_ON_DATAVERSE ->
            source != null
                ? upsert(source, target)
                : target == null ? null : delete(finding, target);
      };
    }

    private Obligation upsert(StoredRow source, @Nullable StoredRow target) {
      Side side = direction.source();
      Row row = map.bind(side, source.row());
      UUID id = side == Side.DATAVERSE ? Rows.idOf(row) : null;
      KeyValues key = side == Side.FINANCE ? map.financeKey(row) : null;
      LinkKey rowKey = map.rowKey(side, id, key);
      String versions = source.version() + '>' + (target == null ? "" : target.version());
      OwedChange change = change(Change.Kind.UPSERT, id, key, row, source.version());
      return owed(rowKey + "@" + versions, change);
    }

    /** Only what once came from the source is deleted; other rows are none of its business. */
    private @Nullable Obligation delete(Finding finding, StoredRow target) {
      LinkState link = link(finding, target);
      if (link == null || link.deleted()) {
        return null;
      }
      Side side = direction.source();
      UUID id = side == Side.DATAVERSE ? link.rowId() : null;
      KeyValues key = side == Side.FINANCE ? link.financeKey() : null;
      if (id == null && key == null) {
        return null;
      }
      OwedChange change = change(Change.Kind.DELETE, id, key, null, null);
      return owed(map.rowKey(side, id, key) + "@gone>" + target.version(), change);
    }

    private @Nullable LinkState link(Finding finding, StoredRow target) {
      KeyValues key = finding.key();
      UUID id = direction.target() == Side.DATAVERSE ? Rows.idOf(target.row()) : finding.id();
      Link link = null;
      if (key != null) {
        LinkKey linkKey = map.linkKey(key);
        link = context.store().links(map.name(), Set.of(linkKey)).get(linkKey);
      } else if (id != null) {
        link = context.store().linksOfRows(map.name(), Set.of(id)).get(id);
      }
      return link == null
          ? null
          : context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
    }

    private OwedChange change(
        Change.Kind kind,
        @Nullable UUID id,
        @Nullable KeyValues key,
        @Nullable Row row,
        @Nullable String version) {
      return new OwedChange(
          OwedChange.Origin.REPAIR, kind, 0, id, key, row, version, null, context.now());
    }

    private Obligation owed(String coordinate, OwedChange change) {
      String id = OperationIds.of(map, direction, "repair/" + coordinate);
      return Obligations.received(context, map, direction, id, change, null, run);
    }

    void flush() {
      if (open.isEmpty()) {
        return;
      }
      StoreCommit.Builder commit = StoreCommit.under(null);
      open.forEach(commit::receive);
      if (context.store().commit(commit.build()) instanceof CommitOutcome.Committed committed) {
        recorded += committed.received();
        repeated += committed.repeated();
      }
      open.clear();
    }
  }
}
