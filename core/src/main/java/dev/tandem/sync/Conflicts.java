package dev.tandem.sync;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.live.ConflictNote;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records of concurrent edits, and the answers to those that wait for a person (I14). Safe for
 * any thread.
 */
public final class Conflicts {
  private final SyncContext context;

  Conflicts(SyncContext context) {
    this.context = context;
  }

  /** All records that were not pruned, by operation. */
  public List<ConflictRecord> list() {
    List<ConflictRecord> records = new ArrayList<>();
    for (String text : context.store().documents(ConflictNote.PREFIX).values()) {
      ConflictNote note = ConflictNote.parse(context, text);
      if (note != null) {
        records.add(record(note));
      }
    }
    return records;
  }

  /** Those that wait for a person. */
  public List<ConflictRecord> open() {
    return list().stream().filter(each -> each.winner() == null).toList();
  }

  private static ConflictRecord record(ConflictNote note) {
    return new ConflictRecord(
        note.operationId(),
        note.map(),
        note.target(),
        note.at(),
        note.base(),
        note.incoming(),
        note.found(),
        note.columns(),
        note.policy(),
        note.winner());
  }

  /**
   * Names the side whose row, as it is now, both sides shall have.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when no such conflict waits; a connector
   *     exception when the row cannot be read, and nothing changed then
   */
  public void resolve(String operationId, Side winner) {
    String name = ConflictNote.PREFIX + operationId;
    String text = context.store().documents(name).getOrDefault(name, "");
    ConflictNote note = text.isEmpty() ? null : ConflictNote.parse(context, text);
    Obligation met = context.store().received(List.of(operationId)).get(operationId);
    if (note == null || met == null || met.status() != ObligationStatus.CONFLICT) {
      throw new DualWriteException(
          ErrorCode.ACTION_REFUSED, "no conflict of operation %s waits".formatted(operationId));
    }
    MapRun map = context.require(note.map());
    OwedChange change = context.changes().read(met.payload(), map.table(met.target().other()));
    UUID id = idOf(map, note, met, change);
    KeyValues key = keyOf(map, note, met, change, id);
    StoreCommit.Builder commit = StoreCommit.under(null).expect(name, text);
    commit.document(name, note.wonBy(winner).toText(context));
    commit.receive(repair(map, winner, operationId, id, key));
    for (Obligation waiting : waiting(map, id, key, met)) {
      boolean won = waiting.target().other() == winner;
      commit.settle(
          Settlement.of(
              waiting,
              won ? ObligationStatus.SUPERSEDED : ObligationStatus.OVERRULED,
              context.now(),
              "resolved by hand: %s wins (I14)".formatted(winner)));
    }
    if (!context.store().commit(commit.build()).succeeded()) {
      throw new DualWriteException(
          ErrorCode.ACTION_REFUSED,
          "the conflict of operation %s was resolved by somebody else".formatted(operationId));
    }
  }

  private @Nullable UUID idOf(MapRun map, ConflictNote note, Obligation met, OwedChange change) {
    if (met.target() == Side.FINANCE) {
      return change.id();
    }
    Row found = note.found();
    String column = map.table(Side.DATAVERSE).primaryId();
    if (found != null && column != null && found.value(column) instanceof UUID id) {
      return id;
    }
    KeyValues key = change.row() == null ? change.key() : map.financeKey(change.row());
    LinkState link = key == null ? null : link(map, key);
    return link == null ? null : link.rowId();
  }

  private @Nullable KeyValues keyOf(
      MapRun map, ConflictNote note, Obligation met, OwedChange change, @Nullable UUID id) {
    if (met.target() == Side.DATAVERSE) {
      return change.row() == null ? change.key() : map.financeKey(change.row());
    }
    Row found = note.found();
    if (found != null) {
      return map.financeKey(found);
    }
    Link link = id == null ? null : context.store().linksOfRows(map.name(), List.of(id)).get(id);
    return link == null ? null : state(map, link).financeKey();
  }

  private @Nullable LinkState link(MapRun map, KeyValues key) {
    LinkKey linkKey = map.linkKey(key);
    Link link = context.store().links(map.name(), List.of(linkKey)).get(linkKey);
    return link == null ? null : state(map, link);
  }

  private LinkState state(MapRun map, Link link) {
    return context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
  }

  /** The winner's row as it is now, on its way to the other side. */
  private Obligation repair(
      MapRun map, Side winner, String operationId, @Nullable UUID id, @Nullable KeyValues key) {
    StoredRow now = read(map, winner, id, key);
    OwedChange change =
        new OwedChange(
            OwedChange.Origin.REPAIR,
            now == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
            0,
            id,
            key,
            now == null ? null : map.bind(winner, now.row()),
            now == null ? null : now.version(),
            null,
            context.now());
    Direction direction = Direction.to(winner.other());
    return Obligations.received(
        context, map, direction, operationId + "/resolved", change, null, null);
  }

  private @Nullable StoredRow read(
      MapRun map, Side side, @Nullable UUID id, @Nullable KeyValues key) {
    RowAddress address =
        side == Side.DATAVERSE && id != null
            ? new RowAddress.ById(map.tableName(side), id)
            : side == Side.FINANCE && key != null
                ? new RowAddress.ByKey(map.tableName(side), key)
                : null;
    return address == null ? null : context.side(side).connector().read(List.of(address)).get(0);
  }

  /** All that waits for an answer about this pair, whichever side it came from. */
  private Set<Obligation> waiting(
      MapRun map, @Nullable UUID id, @Nullable KeyValues key, Obligation met) {
    Set<LinkKey> rows = new LinkedHashSet<>();
    if (id != null) {
      rows.add(map.rowKey(Side.DATAVERSE, id, null));
    }
    if (key != null) {
      rows.add(map.rowKey(Side.FINANCE, null, key));
    }
    Set<Obligation> waiting = new LinkedHashSet<>();
    if (!rows.isEmpty()) {
      waiting.addAll(
          context
              .store()
              .obligations(
                  ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.CONFLICT)
                      .ofMaps(Set.of(map.name()))
                      .ofKeys(rows)));
    }
    waiting.add(met);
    return waiting;
  }

  /** Forgets records of conflicts that were decided before an instant; gives how many. */
  int prune(Instant before) {
    int pruned = 0;
    for (Map.Entry<String, String> document :
        context.store().documents(ConflictNote.PREFIX).entrySet()) {
      ConflictNote note = ConflictNote.parse(context, document.getValue());
      if (note != null && note.winner() != null && note.at().isBefore(before)) {
        StoreCommit commit =
            StoreCommit.under(null)
                .expect(document.getKey(), document.getValue())
                .document(document.getKey(), "")
                .build();
        pruned += context.store().commit(commit).succeeded() ? 1 : 0;
      }
    }
    return pruned;
  }
}
