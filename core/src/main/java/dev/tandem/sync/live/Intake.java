package dev.tandem.sync.live;

import com.google.common.collect.Maps;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.event.SyncEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the change feed of one side for one partition and records each change together with the
 * place in the feed behind it, in one commit: a change is recorded once and never lost, whatever is
 * read twice (I5, I7, I23).
 */
public final class Intake {
  /** What the names of the documents start with that keep the place in a feed. */
  public static final String PREFIX = "feed/";

  /** The token of the cursor. */
  public static final String TOKEN = "token";

  /** The tables that the cursor follows, a line for each. */
  public static final String TABLES = "tables";

  /** A feed that no longer reached back: since when a full compare is due (I10). */
  public static final String EXPIRED = "expired";

  private static final int UNREAD = 1000;

  private final SyncContext context;
  private final String partition;
  private final Side side;
  private final List<MapRun> maps;
  private final Set<TableName> tables = new LinkedHashSet<>();
  private Recorded recorded = Recorded.NOTHING;

  /** The intake of the changes of one side through the maps of a partition. */
  public Intake(SyncContext context, String partition, Side side) {
    this.context = context;
    this.partition = partition;
    this.side = side;
    Direction from = Direction.to(side.other());
    maps =
        context.maps().stream()
            .filter(map -> map.options().partition().equals(partition) && map.travels(from))
            .toList();
    maps.forEach(map -> tables.add(map.tableName(side)));
  }

  /** What an intake came to. */
  public enum Result {
    /** There is nothing to read, or the side is closed. */
    NOTHING,
    /** Some changes were recorded, and there may be more. */
    MORE,
    /** Everything that the feed had was recorded. */
    ALL,
    /** Another worker has the partition. */
    FENCED
  }

  /**
   * What a run recorded.
   *
   * @param operations all of it, if any was new; else none
   * @param changes all of it by operation, if all was new; else none, since the store keeps what it
   *     received first
   */
  record Recorded(Set<String> operations, Map<String, OwedChange> changes) {
    static final Recorded NOTHING = new Recorded(Set.of(), Map.of());
  }

  /** What the last run recorded; it is told once, so that the changes are not kept. */
  Recorded takeRecorded() {
    Recorded last = recorded;
    recorded = Recorded.NOTHING;
    return last;
  }

  /** The side whose changes it reads. */
  Side side() {
    return side;
  }

  /** Whether there is a feed, and a map that wants its changes. */
  boolean follows() {
    return !tables.isEmpty() && context.side(side).has(Capability.CHANGE_FEED);
  }

  /**
   * The changes that were committed and not recorded yet; recorded they are not by this. Null when
   * they cannot be told: the side is closed, the feed expired, or there are too many.
   */
  public @Nullable List<Change> unread() {
    if (!follows()) {
      return List.of();
    }
    Fields place = document();
    String token = place.get(TOKEN);
    if (token == null || !place.get(TABLES, "").equals(tableLines())) {
      return null;
    }
    List<List<Change>> found = new ArrayList<>();
    ChangeQuery query = new ChangeQuery(tables, new Cursor(token), UNREAD);
    new RowReads(context)
        .guarded(
            side,
            () -> {
              ChangeBatch batch = connector().changes(query);
              if (batch instanceof ChangeBatch.Changes changes && !changes.more()) {
                found.add(changes.changes());
              }
            });
    return found.isEmpty() ? null : found.get(0);
  }

  /** The rows of a map that these changes are of, by what keeps changes of a row in order. */
  public Set<LinkKey> rowKeys(MapRun map, List<Change> changes) {
    Set<LinkKey> keys = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change.table().equals(map.tableName(side))) {
        keys.add(Obligations.rowKey(map, Direction.to(side.other()), owed(map, change)));
      }
    }
    return keys;
  }

  /** Reads and records up to {@code limit} changes. */
  public Result run(Lease lease, MapStates states, int limit) {
    recorded = Recorded.NOTHING;
    SideAccess access = context.side(side);
    if (!follows() || !access.isOpen(context.now())) {
      return Result.NOTHING;
    }
    Result[] result = {Result.NOTHING};
    new RowReads(context).guarded(side, () -> result[0] = read(lease, states, limit));
    return result[0];
  }

  private Connector connector() {
    return context.side(side).connector();
  }

  private String documentName() {
    return PREFIX + partition + '/' + side;
  }

  private Fields document() {
    String name = documentName();
    return Fields.parse(context.store().documents(name).getOrDefault(name, ""));
  }

  private String tableLines() {
    return new TreeSet<>(tables.stream().map(TableName::name).toList())
        .stream().collect(Collectors.joining("\n"));
  }

  private Result read(Lease lease, MapStates states, int limit) {
    Fields place = document();
    String token = place.get(TOKEN);
    if (token == null) {
      return moveTo(lease, place, connector().cursor(tables));
    }
    String lines = place.get(TABLES, "");
    boolean same = lines.equals(tableLines());
    Set<TableName> followed = same ? tables : named(lines);
    // The new place is taken before the old feed is read to its end, so that nothing falls between.
    Cursor next = same ? null : connector().cursor(tables);
    ChangeBatch batch =
        followed.isEmpty()
            ? new ChangeBatch.Changes(List.of(), new Cursor(token), false)
            : connector().changes(new ChangeQuery(followed, new Cursor(token), limit));
    if (batch instanceof ChangeBatch.Expired expired) {
      return expire(lease, place, expired.reason());
    }
    ChangeBatch.Changes changes = (ChangeBatch.Changes) batch;
    boolean switching = next != null && !changes.more();
    Fields after =
        place
            .with(TOKEN, switching && next != null ? next.token() : changes.next().token())
            .with(TABLES, switching ? tableLines() : lines);
    return record(lease, states, changes, after);
  }

  /** The tables of an earlier configuration that the connector still has. */
  private Set<TableName> named(String lines) {
    Set<TableName> known = new LinkedHashSet<>();
    for (String name : lines.split("\n", -1)) {
      TableSchema schema = connector().catalog().table(name);
      if (schema != null) {
        known.add(schema.name());
      }
    }
    return known;
  }

  private Result moveTo(Lease lease, Fields place, Cursor cursor) {
    Fields moved = place.with(TOKEN, cursor.token()).with(TABLES, tableLines());
    StoreCommit commit = StoreCommit.under(lease).document(documentName(), moved.toText()).build();
    return context.store().commit(commit) instanceof CommitOutcome.Fenced
        ? Result.FENCED
        : Result.ALL;
  }

  /** The feed has a gap: it goes on from now, and only a full compare finds what is missing. */
  private Result expire(Lease lease, Fields place, String reason) {
    context.tell(new SyncEvent.FeedExpired(side, reason));
    return moveTo(lease, place.with(EXPIRED, context.now()), connector().cursor(tables));
  }

  private Result record(Lease lease, MapStates states, ChangeBatch.Changes changes, Fields after) {
    String text = after.toText();
    Direction direction = Direction.to(side.other());
    StoreCommit.Builder commit = StoreCommit.under(lease);
    Map<String, Fields> seen = new LinkedHashMap<>();
    Map<String, Integer> received = new LinkedHashMap<>();
    Map<String, OwedChange> owed = Maps.newLinkedHashMapWithExpectedSize(changes.changes().size());
    Groups groups = new Groups(context);
    Map<TableName, List<MapRun>> receiving = receiving(states);
    Set<String> known = knownOfGroups(receiving, changes.changes());
    for (Change change : changes.changes()) {
      boolean ends = true;
      for (MapRun map : receiving.getOrDefault(change.table(), List.of())) {
        String operation = operationId(map, change);
        OwedChange owing = owed(map, change);
        boolean isNew = owed.put(operation, owing) == null && !known.contains(operation);
        ends &= !isNew;
        String group = isNew ? groups.groupOf(partition, side, change, seen) : null;
        commit.receive(
            Obligations.received(context, map, direction, operation, owing, group, null));
        if (group != null) {
          received.merge(group, 1, Integer::sum);
        }
      }
      if (ends) {
        groups.end(partition, side, change, seen);
      }
    }
    groups.documents(seen, received).forEach(commit::document);
    boolean moved = !document().toText().equals(text);
    if (changes.changes().isEmpty() && !moved) {
      return Result.ALL;
    }
    StoreCommit whole = commit.document(documentName(), text).build();
    CommitOutcome outcome = context.store().commit(whole);
    if (outcome instanceof CommitOutcome.Fenced) {
      return Result.FENCED;
    }
    if (outcome instanceof CommitOutcome.Committed committed && committed.received() > 0) {
      recorded = new Recorded(owed.keySet(), committed.repeated() == 0 ? owed : Map.of());
    }
    return changes.more() ? Result.MORE : Result.ALL;
  }

  /**
   * Operations of transactions that were received before: a transaction that is told again must not
   * be counted again, nor marked as incomplete once it is through (I5, I13).
   */
  private Set<String> knownOfGroups(Map<TableName, List<MapRun>> receiving, List<Change> changes) {
    Set<String> ids = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change.transaction() != null) {
        receiving
            .getOrDefault(change.table(), List.of())
            .forEach(map -> ids.add(operationId(map, change)));
      }
    }
    return ids.isEmpty() ? ids : context.store().received(ids).keySet();
  }

  private String operationId(MapRun map, Change change) {
    return OperationIds.of(map, Direction.to(side.other()), change.coordinate());
  }

  /** The maps that take changes of a table now. */
  private Map<TableName, List<MapRun>> receiving(MapStates states) {
    Map<TableName, List<MapRun>> receiving = new LinkedHashMap<>();
    for (MapRun map : maps) {
      if (states.receives(map.name())) {
        receiving.computeIfAbsent(map.tableName(side), table -> new ArrayList<>()).add(map);
      }
    }
    return receiving;
  }

  /** A change as it is owed through a map, its row bound to the schema of the map. */
  OwedChange owed(MapRun map, Change change) {
    Row row = change.row();
    Row before = change.before();
    OwedChange owed = OwedChange.of(change);
    if (row != null && change.version() != null) {
      owed = owed.withRow(map.bind(side, row), change.version());
    } else if (side == Side.FINANCE && before != null) {
      KeyValues key = map.financeKey(map.bind(side, before));
      owed = key == null ? owed : owed.withKey(key);
    }
    return owed;
  }
}
