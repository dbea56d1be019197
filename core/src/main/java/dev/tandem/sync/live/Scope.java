package dev.tandem.sync.live;

import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.policy.LeavingScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows took part when they were deleted, where the pair does not know of their last change:
 * it waits, or found its row gone. Nothing of it has travelled, but a delete means the row that was
 * there last, whenever we look (UND-1 to UND-3, I2). Used by one thread.
 */
final class Scope {
  private static final ObligationStatus[] WAITING = {
    ObligationStatus.PARKED, ObligationStatus.DEAD
  };

  private final SyncContext context;
  private final BatchRecord record;
  private final BatchLookups lookups;

  /**
   * A scope.
   *
   * @param record what the batch has ended already and not stored yet
   */
  Scope(SyncContext context, BatchRecord record, BatchLookups lookups) {
    this.context = context;
    this.record = record;
    this.lookups = lookups;
  }

  /**
   * Whether the delete of these rows travels after these changes; null when Dataverse cannot be
   * asked now.
   */
  @Nullable Map<Work, Boolean> of(Map<Work, LinkState> works) {
    Map<Work, Row> rows = rows(works);
    List<BatchLookups.Need> needs = new ArrayList<>();
    rows.forEach(
        (work, row) ->
            needs.add(new BatchLookups.Need(work.map(), work.direction(), List.of(row))));
    boolean read =
        needs.isEmpty()
            || new RowReads(context).guarded(Side.DATAVERSE, () -> lookups.fetch(needs));
    if (!read) {
      return null;
    }
    Map<Work, Boolean> scopes = new LinkedHashMap<>();
    works.forEach(
        (work, link) -> {
          boolean known = link.side(work.source()).inScope();
          Row row = rows.get(work);
          scopes.put(work, row == null ? known : isDue(work, row, known));
        });
    return scopes;
  }

  /** A row that left the scope takes its partner along where the map says so. */
  private boolean isDue(Work work, Row row, boolean wasInScope) {
    MappingResult result = work.map().map().apply(work.direction(), row, lookups);
    return !(result instanceof MappingResult.Filtered)
        || (wasInScope && work.map().options().leavingScope() == LeavingScope.DELETE);
  }

  /**
   * The rows as they were last, as far as changes tell of which the pair does not know. Such a
   * change may show a part of its row; the rest is as the pair knows it.
   */
  private Map<Work, Row> rows(Map<Work, LinkState> works) {
    Map<Work, List<OwedChange>> waiting = waiting(works.keySet());
    Map<Work, Row> rows = new LinkedHashMap<>();
    works.forEach(
        (work, link) -> {
          List<OwedChange> changes = new ArrayList<>(waiting.getOrDefault(work, List.of()));
          changes.add(work.change());
          Row row = link.side(work.source()).image();
          boolean told = false;
          for (OwedChange change : changes) {
            Row after = change.row();
            if (after != null) {
              row = Images.merged(row, work.map().bind(work.source(), after));
              told = true;
            }
          }
          if (told && row != null && work.map().isComplete(work.direction(), row)) {
            rows.put(work, row);
          }
        });
    return rows;
  }

  /**
   * The changes of the same rows that came before and wait, in the order of their receipt, without
   * those that a newer one of this batch has passed.
   */
  private Map<Work, List<OwedChange>> waiting(Set<Work> works) {
    if (works.isEmpty() || !WaitingRows.has(context, WAITING)) {
      return Map.of();
    }
    Map<Place, Work> byRow = new LinkedHashMap<>();
    Map<MapRun, Set<LinkKey>> keys = new LinkedHashMap<>();
    for (Work work : works) {
      byRow.put(Place.ofRow(work), work);
      keys.computeIfAbsent(work.map(), any -> new LinkedHashSet<>()).add(work.rowKey());
    }
    Map<Work, List<OwedChange>> waiting = new LinkedHashMap<>();
    keys.forEach(
        (map, ofMap) -> {
          ObligationQuery query =
              ObligationQuery.of(Integer.MAX_VALUE, WAITING)
                  .ofMaps(Set.of(map.name()))
                  .ofKeys(ofMap);
          for (Obligation obligation : context.store().obligations(query)) {
            Place row =
                new Place(
                    map,
                    Direction.to(obligation.target()),
                    Objects.requireNonNull(obligation.key()));
            Work work = byRow.get(row);
            long sequence = obligation.sequence();
            if (work != null
                && sequence < work.obligation().sequence()
                && !record.isPassed(row, sequence)) {
              waiting
                  .computeIfAbsent(work, any -> new ArrayList<>())
                  .add(context.changes().read(obligation.payload(), map.table(work.source())));
            }
          }
        });
    return waiting;
  }
}
