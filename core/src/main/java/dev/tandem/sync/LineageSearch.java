package dev.tandem.sync;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.Trace;
import dev.tandem.sync.codec.TraceCodec;
import dev.tandem.sync.codec.WrittenColumn;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks the history of a pair of rows back to the write that brought a value. Every write leaves a
 * trace of its columns: whether it changed them, as far as that was known, and a digest of what it
 * wrote, which the present value is held against.
 */
final class LineageSearch {
  /** Keeps until when the history was pruned. */
  static final String PRUNED = "pruned";

  private final SyncContext context;
  private final MapRun map;
  private final Side target;
  private final String column;

  LineageSearch(SyncContext context, MapRun map, Side target, String column) {
    this.context = context;
    this.map = map;
    this.target = target;
    this.column = column;
  }

  /** One write of the column. */
  private record Written(Obligation obligation, Trace trace, WrittenColumn column) {}

  ValueOrigin find(KeyValues key) {
    LinkState state = link(key);
    boolean writes =
        map.travels(Direction.to(target))
            && map.map().columnsWritten(Direction.to(target)).stream()
                .anyMatch(column::equalsIgnoreCase);
    if (state == null || !writes) {
      return new ValueOrigin.NotKept();
    }
    List<Written> history = writes(state);
    StoredRow now = read(state);
    if (now == null) {
      return notOurs("the row is not there", last(history));
    }
    return judge(map.bind(target, now.row()), history, ownEdits(state));
  }

  private ValueOrigin judge(Row now, List<Written> writes, List<Obligation> ownEdits) {
    if (writes.isEmpty()) {
      Instant pruned = prunedUntil();
      return pruned == null
          ? notOurs("no write of this column is known", null)
          : new ValueOrigin.UnknownBefore(pruned);
    }
    Written last = writes.get(writes.size() - 1);
    if (Boolean.FALSE.equals(Images.isOf(column, now.raw(column), last.column().digest()))) {
      return notOurs("the value is not the one that was written last", last);
    }
    Obligation edit = ownEdits.isEmpty() ? null : ownEdits.get(ownEdits.size() - 1);
    if (edit != null && BY_EFFECT.compare(edit, last.obligation()) > 0) {
      return notOurs(
          "it was changed on its own side, and that change travelled on as " + edit.operationId(),
          last);
    }
    return bringer(writes);
  }

  /** The newest write that changed the column, or else the oldest of those that wrote the same. */
  private ValueOrigin bringer(List<Written> writes) {
    int place = writes.size() - 1;
    Written found = writes.get(place);
    while (found.column().effect() != WrittenColumn.Effect.CHANGED
        && place > 0
        && isSame(writes.get(place - 1).column(), found.column())) {
      place--;
      found = writes.get(place);
    }
    boolean changed = found.column().effect() == WrittenColumn.Effect.CHANGED;
    Instant pruned = prunedUntil();
    if (!changed && place == 0 && pruned != null) {
      return new ValueOrigin.UnknownBefore(pruned);
    }
    return new ValueOrigin.Written(lineage(found, changed));
  }

  private static boolean isSame(WrittenColumn one, WrittenColumn other) {
    return one.digest() == other.digest() && one.digest() != 0;
  }

  private ValueOrigin notOurs(String why, @Nullable Written last) {
    return new ValueOrigin.NotByDualWrite(why, last == null ? null : lineage(last, true));
  }

  private static @Nullable Written last(List<Written> writes) {
    return writes.isEmpty() ? null : writes.get(writes.size() - 1);
  }

  private @Nullable Instant prunedUntil() {
    String text = context.store().documents(PRUNED).get(PRUNED);
    return text == null ? null : Instant.parse(text);
  }

  // The pair and its rows ---------------------------------------------------------------------

  private @Nullable LinkState link(KeyValues key) {
    Link link;
    if (map.isFinanceKey(key)) {
      LinkKey digest = map.linkKey(key);
      link = context.store().links(map.name(), List.of(digest)).get(digest);
    } else {
      UUID id = idOf(key);
      link = id == null ? null : context.store().linksOfRows(map.name(), List.of(id)).get(id);
    }
    return link == null
        ? null
        : context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
  }

  /** The identifier that a key of Dataverse is, or leads to. */
  private @Nullable UUID idOf(KeyValues key) {
    String primary = map.table(Side.DATAVERSE).primaryId();
    if (primary == null) {
      return null;
    }
    if (key.value(primary) instanceof UUID id) {
      return id;
    }
    RowAddress address = new RowAddress.ByKey(map.tableName(Side.DATAVERSE), key);
    StoredRow row = context.read(Side.DATAVERSE, address);
    return row != null && row.row().value(primary) instanceof UUID id ? id : null;
  }

  private @Nullable StoredRow read(LinkState state) {
    UUID id = state.rowId();
    RowAddress address =
        target == Side.FINANCE
            ? new RowAddress.ByKey(map.tableName(target), state.financeKey())
            : id == null ? null : new RowAddress.ById(map.tableName(target), id);
    return address == null ? null : context.read(target, address);
  }

  // The history -------------------------------------------------------------------------------

  private static final Comparator<Obligation> BY_EFFECT =
      Comparator.comparing(Obligation::settledAt).thenComparing(Obligation::sequence);

  /** The writes of the column, the oldest first. */
  private List<Written> writes(LinkState state) {
    List<Written> writes = new ArrayList<>();
    for (Obligation obligation : applied(target, state)) {
      Trace trace = Objects.requireNonNull(TraceCodec.read(obligation.payload()));
      for (WrittenColumn written : trace.columns()) {
        if (written.isCalled(column)) {
          writes.add(new Written(obligation, trace, written));
        }
      }
    }
    writes.sort(Comparator.comparing(Written::obligation, BY_EFFECT));
    return writes;
  }

  /** Changes of the row on its own side that brought what the column feeds to the other one. */
  private List<Obligation> ownEdits(LinkState state) {
    if (!map.isTwoWay()) {
      return List.of();
    }
    Set<String> fed = new LinkedHashSet<>();
    DualWriteMap file = map.map().map();
    for (FieldMapping field : file == null ? List.<FieldMapping>of() : fields(file, false)) {
      fed.add(columnOf(field, target.other()));
    }
    List<Obligation> edits = new ArrayList<>();
    for (Obligation obligation : applied(target.other(), state)) {
      Trace trace = Objects.requireNonNull(TraceCodec.read(obligation.payload()));
      boolean changed =
          trace.columns().stream()
              .filter(written -> written.effect() == WrittenColumn.Effect.CHANGED)
              .anyMatch(written -> fed.stream().anyMatch(written::isCalled));
      if (changed) {
        edits.add(obligation);
      }
    }
    edits.sort(BY_EFFECT);
    return edits;
  }

  /** What took effect on a side of the pair and left a trace. */
  private List<Obligation> applied(Side towards, LinkState state) {
    UUID id = state.rowId();
    LinkKey row =
        towards == Side.DATAVERSE
            ? map.rowKey(Side.FINANCE, null, state.financeKey())
            : id == null ? null : map.rowKey(Side.DATAVERSE, id, null);
    if (row == null) {
      return List.of();
    }
    List<Obligation> applied = new ArrayList<>();
    ObligationQuery query =
        ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.APPLIED)
            .ofMaps(Set.of(map.name()))
            .towards(towards)
            .ofKeys(Set.of(row));
    for (Obligation obligation : context.store().obligations(query)) {
      Trace trace = TraceCodec.read(obligation.payload());
      if (trace != null && state.key().equals(trace.link())) {
        applied.add(obligation);
      }
    }
    return applied;
  }

  // The answer --------------------------------------------------------------------------------

  private Lineage lineage(Written written, boolean certain) {
    DualWriteMap file = map.map().map();
    Obligation obligation = written.obligation();
    return new Lineage(
        map.name(),
        target,
        written.column().column(),
        obligation.operationId(),
        OperationIds.coordinate(map, obligation.operationId()),
        certain,
        written.trace().mapHash(),
        written.trace().mapHash().equals(map.hash()),
        file == null ? "" : file.leg().id(),
        file == null ? List.of() : fields(file, true),
        obligation.receivedAt(),
        obligation.settledAt());
  }

  /** The pairs that feed the column, or that it feeds. */
  private List<FieldMapping> fields(DualWriteMap file, boolean feeding) {
    Direction way = feeding ? Direction.to(target) : Direction.to(target.other());
    return file.leg().fieldMappings().stream()
        .filter(field -> field.direction().includes(way))
        .filter(field -> columnOf(field, target).equalsIgnoreCase(column))
        .toList();
  }

  private static String columnOf(FieldMapping field, Side side) {
    if (side == Side.FINANCE) {
      return field.sourceField().strip();
    }
    LookupPath path = LookupPath.parse(field.destinationField().strip());
    return path == null ? "" : path.column();
  }
}
