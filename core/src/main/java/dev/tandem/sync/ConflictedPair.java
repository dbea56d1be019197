package dev.tandem.sync;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import dev.tandem.sync.live.ConflictNote;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.SyncContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pair of rows that a conflict is about, found from what the conflict left behind. */
final class ConflictedPair {
  private final SyncContext context;
  private final MapRun map;
  private final Obligation met;
  private final @Nullable UUID told;
  private final @Nullable KeyValues key;

  ConflictedPair(SyncContext context, ConflictNote note, Obligation met) {
    this.context = context;
    this.met = met;
    map = context.require(note.map());
    OwedChange change = context.changes().read(met.payload(), map.table(met.target().other()));
    told = idOf(note, change);
    key = keyOf(note, change);
  }

  private @Nullable UUID idOf(ConflictNote note, OwedChange change) {
    if (met.target() == Side.FINANCE) {
      return change.id();
    }
    Row found = note.found();
    String column = map.table(Side.DATAVERSE).primaryId();
    if (found != null && column != null && found.value(column) instanceof UUID there) {
      return there;
    }
    KeyValues own = financeKey(change);
    LinkKey digest = own == null ? null : map.linkKey(own);
    Link link =
        digest == null ? null : context.store().links(map.name(), List.of(digest)).get(digest);
    return link == null ? null : link.rowId();
  }

  private @Nullable KeyValues keyOf(ConflictNote note, OwedChange change) {
    if (met.target() == Side.DATAVERSE) {
      return financeKey(change);
    }
    Row found = note.found();
    if (found != null) {
      return map.financeKey(found);
    }
    Link link =
        told == null ? null : context.store().linksOfRows(map.name(), List.of(told)).get(told);
    return link == null ? null : state(link).financeKey();
  }

  private @Nullable KeyValues financeKey(OwedChange change) {
    Row row = change.row();
    return row == null ? change.key() : map.financeKey(row);
  }

  private LinkState state(Link link) {
    return context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
  }

  /** All changes of both rows that are still to be decided or sent, echoes of ours left out. */
  List<Obligation> recorded() {
    LinkState link = link();
    Set<LinkKey> rows = new LinkedHashSet<>();
    ids(link).forEach(id -> rows.add(map.rowKey(Side.DATAVERSE, id, null)));
    if (key != null) {
      rows.add(map.rowKey(Side.FINANCE, null, key));
    }
    if (rows.isEmpty()) {
      return List.of(met);
    }
    ObligationQuery query =
        ObligationQuery.of(
                Integer.MAX_VALUE,
                ObligationStatus.CONFLICT,
                ObligationStatus.PENDING,
                ObligationStatus.PARKED,
                ObligationStatus.DEAD)
            .ofMaps(Set.of(map.name()))
            .ofKeys(rows);
    Set<Obligation> recorded = new LinkedHashSet<>(List.of(met));
    for (Obligation each : context.store().obligations(query)) {
      if (each.status() != ObligationStatus.PENDING || !isEcho(each, link)) {
        recorded.add(each);
      }
    }
    return List.copyOf(recorded);
  }

  private @Nullable LinkState link() {
    LinkKey digest = key == null ? null : map.linkKey(key);
    Link link =
        digest == null ? null : context.store().links(map.name(), List.of(digest)).get(digest);
    return link == null ? null : state(link);
  }

  private boolean isEcho(Obligation obligation, @Nullable LinkState link) {
    Side source = obligation.target().other();
    OwedChange change = context.changes().read(obligation.payload(), map.table(source));
    if (OperationIds.isOurs(change.operationId())) {
      return true;
    }
    SideState side = link == null ? null : link.side(source);
    return side != null && side.knows(change.version());
  }

  /** The rows of Dataverse that may be meant: a row may be made anew under the key of another. */
  private Set<UUID> ids(@Nullable LinkState link) {
    Set<UUID> ids = new LinkedHashSet<>();
    if (link != null && link.rowId() != null && !link.deleted()) {
      ids.add(link.rowId());
    }
    if (told != null) {
      ids.add(told);
    }
    return ids;
  }

  /**
   * The winner's row as it is now, on its way to the other side as that one is now.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when the winner's row is gone, and
   *     nothing says that the other row was ever its partner
   */
  Obligation repair(Side winner, String operationId) {
    LinkState link = link();
    UUID id = meant(ids(link));
    StoredRow dataverse = id == null ? null : read(id);
    StoredRow finance =
        key == null ? null : context.read(Side.FINANCE, byKey(Objects.requireNonNull(key)));
    StoredRow wins = winner == Side.DATAVERSE ? dataverse : finance;
    StoredRow loses = winner == Side.DATAVERSE ? finance : dataverse;
    boolean together = link != null && !link.deleted() && link.rowId() != null;
    if (wins == null && loses != null && !together) {
      throw new DualWriteException(
          ErrorCode.ACTION_REFUSED,
          "the row of %s is gone and was never seen together with the row of %s; delete that one there, or let %s win"
              .formatted(winner, winner.other(), winner.other()));
    }
    OwedChange change =
        new OwedChange(
            OwedChange.Origin.REPAIR,
            wins == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
            0,
            id,
            key,
            wins == null ? null : map.bind(winner, wins.row()),
            wins == null ? null : wins.version(),
            null,
            context.now());
    if (loses != null) {
      change = change.expecting(loses.version());
    } else if (wins != null) {
      change = change.expecting(Write.ABSENT);
    }
    Direction way = Direction.to(winner.other());
    return Obligations.received(context, map, way, operationId, change, null, null);
  }

  /** The first that is there; the first of all where none is. */
  private @Nullable UUID meant(Set<UUID> ids) {
    UUID first = null;
    for (UUID id : ids) {
      if (read(id) != null) {
        return id;
      }
      first = first == null ? id : first;
    }
    return first;
  }

  private @Nullable StoredRow read(UUID id) {
    Side side = Side.DATAVERSE;
    return context.read(side, new RowAddress.ById(map.tableName(side), id));
  }

  private RowAddress byKey(KeyValues financeKey) {
    return new RowAddress.ByKey(map.tableName(Side.FINANCE), financeKey);
  }
}
