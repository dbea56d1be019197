package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.SideState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows must have reached finance before a row that refers to them (LIVE-13, I12): those that
 * a map carries, that finance has not seen yet, and that are still owed to it.
 */
public final class Parents {
  private final SyncContext context;
  private final LinkCache links;
  private final List<Work> batch = new ArrayList<>();
  private final Map<UUID, List<Work>> byRow = new LinkedHashMap<>();
  private final Map<LinkKey, Boolean> owed = new LinkedHashMap<>();
  private final Map<String, List<MapRun>> ofTable = new LinkedHashMap<>();
  private final Map<List<String>, List<MapRun>> ofTargets = new LinkedHashMap<>();
  private @Nullable MapStates states;

  public Parents(SyncContext context, LinkCache links) {
    this.context = context;
    this.links = links;
  }

  /** Takes note of what the batch itself will bring. */
  public void add(Work work) {
    batch.add(work);
  }

  /** What the batch brings of a row; its rows are sorted out when the first is asked for. */
  private List<Work> broughtOf(UUID row) {
    for (Work work : batch) {
      UUID id = work.rowId();
      if (work.direction() == Direction.TO_FINANCE && id != null) {
        byRow.computeIfAbsent(id, any -> new ArrayList<>()).add(work);
      }
    }
    batch.clear();
    return byRow.getOrDefault(row, List.of());
  }

  /** The rows, by the names under which they are awaited, that each of these must wait for. */
  public Map<Work, Set<String>> blocking(Collection<Work> wave) {
    Map<Work, List<Parent>> parents = new LinkedHashMap<>();
    Map<MapRun, Set<UUID>> rows = new LinkedHashMap<>();
    for (Work work : wave) {
      List<Parent> of = parentsOf(work);
      if (!of.isEmpty()) {
        parents.put(work, of);
      }
      for (Parent parent : of) {
        rows.computeIfAbsent(parent.map(), any -> new LinkedHashSet<>()).add(parent.id());
      }
    }
    rows.forEach(links::loadRows);
    lookUp(parents.values().stream().flatMap(List::stream).toList());
    Map<Work, Set<String>> blocking = new LinkedHashMap<>();
    parents.forEach(
        (work, of) -> {
          Set<String> names = new LinkedHashSet<>();
          of.stream().filter(this::isOwed).forEach(parent -> names.add(Awaited.row(parent.id())));
          if (!names.isEmpty()) {
            blocking.put(work, names);
          }
        });
    return blocking;
  }

  /**
   * A row of Dataverse that a map carries to finance.
   *
   * @param map the map that carries it
   * @param id the row
   * @param lookup the column that refers to it
   */
  public record Parent(MapRun map, UUID id, String lookup) {
    LinkKey rowKey() {
      return map.rowKey(Side.DATAVERSE, id, null);
    }
  }

  public List<Parent> parentsOf(Work work) {
    if (work.direction() != Direction.TO_FINANCE || work.change().kind() == Change.Kind.DELETE) {
      return List.of();
    }
    Row row = work.map().bind(Side.DATAVERSE, work.row());
    List<Parent> parents = new ArrayList<>();
    for (int slot : work.map().slotsRead(Direction.TO_FINANCE)) {
      // A row that refers to itself needs no other row before it.
      if (row.slot(slot) instanceof Reference.ById reference
          && !reference.id().equals(work.rowId())) {
        ColumnSchema column = row.schema().column(slot);
        for (MapRun map : carriers(column.type(), reference)) {
          parents.add(new Parent(map, reference.id(), column.name()));
        }
      }
    }
    return parents;
  }

  private List<MapRun> carriers(FieldType type, Reference reference) {
    String table = reference.table();
    if (table != null) {
      List<MapRun> known = ofTable.get(table);
      return known == null ? ofTable.computeIfAbsent(table, this::carriersOf) : known;
    }
    return type instanceof FieldType.Lookup lookup
        ? ofTargets.computeIfAbsent(lookup.targets(), this::carriersOf)
        : List.of();
  }

  private List<MapRun> carriersOf(String table) {
    return carriersOf(List.of(table));
  }

  private List<MapRun> carriersOf(List<String> targets) {
    List<MapRun> found = new ArrayList<>();
    for (MapRun map : context.maps()) {
      TableSchema schema = map.table(Side.DATAVERSE);
      if (map.travels(Direction.TO_FINANCE) && targets.stream().anyMatch(schema::isCalled)) {
        found.add(map);
      }
    }
    return found;
  }

  private boolean isOwed(Parent parent) {
    if (isKnown(parent)) {
      return false;
    }
    if (isComing(parent.map())) {
      return true;
    }
    return isComing(parent) || owed.getOrDefault(parent.rowKey(), false);
  }

  /**
   * Whether finance has seen the row. Of a pair that a transaction left behind it may have seen
   * nothing (UND-20).
   */
  private boolean isKnown(Parent parent) {
    LinkState link = links.ofRow(parent.map(), parent.id());
    if (link == null) {
      return false;
    }
    SideState finance = link.side(Side.FINANCE);
    boolean seen = finance.version() != null || finance.behind();
    return seen || link.deleted() || !parent.map().isTwoWay();
  }

  /** Whether the batch may still bring the row. */
  private boolean isComing(Parent parent) {
    return broughtOf(parent.id()).stream()
        .anyMatch(work -> work.map() == parent.map() && !work.isEnded());
  }

  /** Whether an obligation of the row is part of the batch. */
  private boolean isOfBatch(Parent parent, Obligation obligation) {
    return broughtOf(parent.id()).stream()
        .anyMatch(work -> work.obligation().sequence() == obligation.sequence());
  }

  /** Whether an initial sync has not read all rows of the map, so that the parent may be one. */
  private boolean isComing(MapRun map) {
    MapStates known = states == null ? MapStates.load(context.store()) : states;
    states = known;
    return known.isComing(map.name());
  }

  /** Asks the store once for everything that is still owed of rows without a pair. */
  private void lookUp(List<Parent> parents) {
    Map<LinkKey, Parent> open = new LinkedHashMap<>();
    for (Parent parent : parents) {
      boolean unknown = !isKnown(parent) && !owed.containsKey(parent.rowKey()) && !isComing(parent);
      if (unknown) {
        open.put(parent.rowKey(), parent);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    open.keySet().forEach(key -> owed.put(key, false));
    ObligationQuery query =
        ObligationQuery.of(
                Integer.MAX_VALUE,
                ObligationStatus.PENDING,
                ObligationStatus.IN_DOUBT,
                ObligationStatus.PARKED,
                ObligationStatus.CONFLICT,
                ObligationStatus.DEAD)
            .ofKeys(open.keySet())
            .towards(Side.FINANCE);
    for (Obligation obligation : context.store().obligations(query)) {
      LinkKey key = obligation.key();
      Parent parent = key == null ? null : open.get(key);
      if (key != null && parent != null && !isOfBatch(parent, obligation)) {
        owed.put(key, true);
      }
    }
  }

  /** The finance columns that a map fills from what lies behind a lookup of Dataverse. */
  static Set<String> columnsBehind(MapRun map, String lookup) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    DualWriteMap file = map.map().map();
    if (file == null) {
      return columns;
    }
    for (FieldMapping field : file.leg().fieldMappings()) {
      LookupPath path = LookupPath.parse(field.destinationField().strip());
      boolean behind =
          path != null && path.column().equalsIgnoreCase(lookup) && !field.sourceField().isBlank();
      if (behind && field.direction().includes(Direction.TO_FINANCE)) {
        columns.add(field.sourceField().strip());
      }
    }
    return columns;
  }
}
