package dev.tandem.sync.run;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which maps others refer to through the lookups they read or write (INIT-5, INIT-6). */
public final class Ordering {
  private final Catalog dataverse;
  private final List<MapRun> maps;
  private final Map<String, Set<String>> prerequisites = new LinkedHashMap<>();

  /** The order of the maps of a runtime. */
  public Ordering(SyncContext context) {
    dataverse = context.side(Side.DATAVERSE).connector().catalog();
    maps = context.maps();
    for (MapRun map : maps) {
      prerequisites.put(map.name(), find(map));
    }
  }

  private Set<String> find(MapRun map) {
    Set<String> found = new LinkedHashSet<>();
    for (String table : tablesBehind(map)) {
      for (MapRun other : maps) {
        if (other != map && other.table(Side.DATAVERSE).isCalled(table)) {
          found.add(other.name());
        }
      }
    }
    return found;
  }

  /** Every table that a lookup of the map leads to, on whatever step of a path. */
  private Set<String> tablesBehind(MapRun map) {
    Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    TableSchema schema = map.table(Side.DATAVERSE);
    map.columns(Side.DATAVERSE).forEach(column -> tables.addAll(targets(schema, column)));
    DualWriteMap file = map.map().map();
    if (file != null) {
      for (FieldMapping field : file.leg().fieldMappings()) {
        LookupPath path = LookupPath.parse(field.destinationField().strip());
        if (path != null) {
          follow(schema, path.segments(), tables);
          path.targets().forEach(target -> tables.add(target.table()));
        }
      }
    }
    return tables;
  }

  private void follow(TableSchema from, List<String> segments, Set<String> tables) {
    TableSchema schema = from;
    for (int step = 0; step < segments.size() - 1 && schema != null; step++) {
      List<String> targets = targets(schema, segments.get(step));
      tables.addAll(targets);
      schema = targets.isEmpty() ? null : dataverse.table(targets.get(0));
    }
  }

  private static List<String> targets(@Nullable TableSchema schema, String column) {
    int slot = schema == null ? -1 : schema.slotOf(column);
    return schema != null
            && slot >= 0
            && schema.column(slot).type() instanceof FieldType.Lookup lookup
        ? lookup.targets()
        : List.of();
  }

  /** The maps that this one refers to, without itself. */
  public Set<String> prerequisites(MapRun map) {
    return prerequisites.getOrDefault(map.name(), Set.of());
  }

  /** These maps and all that they lead to, over however many steps. */
  public Set<String> withPrerequisites(Collection<String> names) {
    Set<String> all = new LinkedHashSet<>(names);
    List<String> open = new ArrayList<>(names);
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      for (String needed : prerequisites.getOrDefault(name, Set.of())) {
        if (all.add(needed)) {
          open.add(needed);
        }
      }
    }
    return all;
  }

  /**
   * The maps, those first that others refer to. Where maps refer to each other, the one that leads
   * to the fewest others goes first, and of these the one that the host named first (INIT-6).
   */
  public List<String> ordered(Set<String> names) {
    List<String> open = new ArrayList<>();
    maps.stream().map(MapRun::name).filter(names::contains).forEach(open::add);
    List<String> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      String next = open.get(0);
      for (String name : open) {
        if (openBehind(name, open) < openBehind(next, open)) {
          next = name;
        }
      }
      open.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private long openBehind(String name, List<String> open) {
    return withPrerequisites(List.of(name)).stream().filter(open::contains).count();
  }
}
