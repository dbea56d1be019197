package dev.tandem.sync;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.Trace;
import dev.tandem.sync.codec.TraceCodec;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Walks the history of a pair back to the write that brought a value. */
final class LineageSearch {
  private final SyncContext context;

  LineageSearch(SyncContext context) {
    this.context = context;
  }

  Optional<Lineage> find(MapRun map, Side target, KeyValues financeKey, String column) {
    LinkKey key = map.linkKey(financeKey);
    Link link = context.store().links(map.name(), List.of(key)).get(key);
    if (link == null) {
      return Optional.empty();
    }
    LinkState state =
        context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
    Lineage latest = null;
    for (Obligation obligation : applied(map, target, state)) {
      Trace trace = TraceCodec.read(obligation.payload());
      boolean wrote =
          trace != null
              && key.equals(trace.link())
              && trace.columns().stream().anyMatch(column::equalsIgnoreCase);
      if (wrote && trace != null) {
        latest = lineage(map, target, column, obligation, trace);
      }
    }
    return Optional.ofNullable(latest);
  }

  private List<Obligation> applied(MapRun map, Side target, LinkState state) {
    Set<LinkKey> rows = new LinkedHashSet<>();
    UUID id = state.rowId();
    if (target == Side.FINANCE && id != null) {
      rows.add(map.rowKey(Side.DATAVERSE, id, null));
    } else if (target == Side.DATAVERSE) {
      rows.add(map.rowKey(Side.FINANCE, null, state.financeKey()));
    }
    return rows.isEmpty()
        ? List.of()
        : context
            .store()
            .obligations(
                ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.APPLIED)
                    .ofMaps(Set.of(map.name()))
                    .towards(target)
                    .ofKeys(rows));
  }

  private static Lineage lineage(
      MapRun map, Side target, String column, Obligation obligation, Trace trace) {
    DualWriteMap file = map.map().map();
    boolean same = trace.mapHash().equals(map.hash());
    return new Lineage(
        map.name(),
        target,
        column,
        obligation.operationId(),
        trace.mapHash(),
        same,
        file == null ? "" : file.leg().id(),
        file == null ? List.of() : fields(file, target, column),
        obligation.receivedAt(),
        obligation.settledAt());
  }

  private static List<FieldMapping> fields(DualWriteMap file, Side target, String column) {
    return file.leg().fieldMappings().stream()
        .filter(field -> field.direction().includes(Direction.to(target)))
        .filter(field -> feeds(field, target, column))
        .toList();
  }

  private static boolean feeds(FieldMapping field, Side target, String column) {
    if (target == Side.FINANCE) {
      return field.sourceField().strip().equalsIgnoreCase(column);
    }
    LookupPath path = LookupPath.parse(field.destinationField().strip());
    return path != null && path.column().equalsIgnoreCase(column);
  }
}
