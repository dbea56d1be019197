package dev.tandem.sync;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterOverlap;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.map.Transform;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.live.MapRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What stands between maps that are to run side by side (MAP-2, UND-49). Pure. */
final class SideBySide {
  private SideBySide() {}

  /**
   * What maps may do to each other's rows.
   *
   * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when maps keep one table in
   *     different partitions, where two workers would write its rows at once
   */
  static List<SyncEvent.MapsOverlap> check(List<MapRun> maps) {
    List<SyncEvent.MapsOverlap> overlaps = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      for (int j = i + 1; j < maps.size(); j++) {
        partitions(maps.get(i), maps.get(j));
        for (Direction direction : Direction.values()) {
          columns(maps.get(i), maps.get(j), direction, overlaps);
        }
      }
    }
    return overlaps;
  }

  private static void partitions(MapRun one, MapRun other) {
    if (one.options().partition().equals(other.options().partition())) {
      return;
    }
    for (Side side : Side.values()) {
      boolean written = one.travels(Direction.to(side)) || other.travels(Direction.to(side));
      if (written && one.tableName(side).equals(other.tableName(side))) {
        throw new DualWriteException(
            ErrorCode.SYNC_MISCONFIGURED,
            ("maps %s and %s both keep %s and run in the partitions %s and %s, where two workers would"
                    + " write its rows at once; put them into one partition")
                .formatted(
                    one.name(),
                    other.name(),
                    one.tableName(side).name(),
                    one.options().partition(),
                    other.options().partition()));
      }
    }
  }

  private static void columns(
      MapRun one, MapRun other, Direction way, List<SyncEvent.MapsOverlap> overlaps) {
    boolean samePair =
        one.travels(way)
            && other.travels(way)
            && one.tableName(Side.DATAVERSE).equals(other.tableName(Side.DATAVERSE))
            && one.tableName(Side.FINANCE).equals(other.tableName(Side.FINANCE));
    if (!samePair) {
      return;
    }
    Set<String> both = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String column : one.map().columnsWritten(way)) {
      boolean written = other.map().columnsWritten(way).stream().anyMatch(column::equalsIgnoreCase);
      if (written && !isFedAlike(one, other, way, column)) {
        both.add(column);
      }
    }
    if (!both.isEmpty() && mayOverlap(one, other, way)) {
      overlaps.add(
          new SyncEvent.MapsOverlap(one.name(), other.name(), way.target(), List.copyOf(both)));
    }
  }

  /** Whether both maps write the same value, or the column is part of how they name the row. */
  private static boolean isFedAlike(MapRun one, MapRun other, Direction way, String column) {
    if (column.equalsIgnoreCase(TableSchema.DATA_AREA_ID)
        || one.map().keyColumns(way).stream().anyMatch(part -> isPart(part, column))) {
      return true;
    }
    DualWriteMap first = one.map().map();
    DualWriteMap second = other.map().map();
    return first != null
        && second != null
        && feeds(first, way, column).equals(feeds(second, way, column));
  }

  private static boolean isPart(String keyPart, String column) {
    String part = keyPart.toLowerCase(Locale.ROOT);
    String name = column.toLowerCase(Locale.ROOT);
    return part.equals(name) || part.startsWith(name + ".");
  }

  private record Feed(String finance, String dataverse, List<Transform> transforms) {}

  private static Set<Feed> feeds(DualWriteMap map, Direction way, String column) {
    Set<Feed> feeds = new HashSet<>();
    for (FieldMapping field : map.leg().fieldMappings()) {
      LookupPath path = LookupPath.parse(field.destinationField().strip());
      String target =
          way.target() == Side.FINANCE
              ? field.sourceField().strip()
              : path == null ? "" : path.column();
      if (field.direction().includes(way) && target.equalsIgnoreCase(column)) {
        feeds.add(
            new Feed(
                field.sourceField().strip().toUpperCase(Locale.ROOT),
                field.destinationField().strip().toLowerCase(Locale.ROOT),
                field.transforms()));
      }
    }
    return feeds;
  }

  private static boolean mayOverlap(MapRun one, MapRun other, Direction way) {
    try {
      return FilterOverlap.of(
              Filter.parse(way.source(), one.map().filter(way).strip()),
              Filter.parse(way.source(), other.map().filter(way).strip()),
              one.table(way.source()))
          .possible();
    } catch (FilterSyntaxException e) {
      // A filter of another dialect: what cannot be told counts as an overlap.
      return true;
    }
  }
}
