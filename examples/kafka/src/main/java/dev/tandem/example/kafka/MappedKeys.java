package dev.tandem.example.kafka;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Routes a row by those columns of its finance key that its maps copy as they are, so that both
 * rows of a pair say the same without any lookup. The company, mostly behind a lookup, is left out:
 * rows of two companies then share a route, which costs nothing. A map that copies no key column
 * has a single route. Immutable.
 */
public final class MappedKeys implements Routing {
  private static final char BETWEEN = '|';

  private final Map<TableName, List<String>> columns = new HashMap<>();

  /**
   * The routes of these maps.
   *
   * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when two maps keep one table under
   *     different keys: which rows belong together must then be said by a routing of the host
   */
  public MappedKeys(Collection<CompiledMap> maps) {
    for (CompiledMap map : maps) {
      List<String> finance = new ArrayList<>();
      List<String> dataverse = new ArrayList<>();
      copied(map).forEach((ours, theirs) -> finance.add(ours));
      copied(map).forEach((ours, theirs) -> dataverse.add(theirs));
      put(map, table(map, Side.FINANCE).name(), finance);
      put(map, table(map, Side.DATAVERSE).name(), dataverse);
    }
  }

  private void put(CompiledMap map, TableName table, List<String> names) {
    List<String> known = columns.putIfAbsent(table, List.copyOf(names));
    if (known != null && !lower(known).equals(lower(names))) {
      throw new DualWriteException(
          ErrorCode.SYNC_MISCONFIGURED,
          "map %s routes %s by %s, another map by %s; give a routing that knows which rows of the"
                  .formatted(map.name(), table, names, known)
              + " tables belong together");
    }
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private static TableSchema table(CompiledMap map, Side side) {
    Direction any = map.directions().iterator().next();
    return any.source() == side ? map.source(any) : map.target(any);
  }

  /** The columns of the finance key that are copied, with their columns on Dataverse. */
  private static Map<String, String> copied(CompiledMap map) {
    Map<String, String> copied = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    DualWriteMap file = map.map();
    if (file == null) {
      return copied;
    }
    List<String> key = key(map);
    for (FieldMapping field : file.leg().fieldMappings()) {
      LookupPath path = LookupPath.parse(field.destinationField().strip());
      String finance = field.sourceField().strip();
      if (path != null
          && path.isPlain()
          && field.transforms().isEmpty()
          && key.stream().anyMatch(finance::equalsIgnoreCase)) {
        copied.putIfAbsent(finance, path.column());
      }
    }
    return copied;
  }

  private static List<String> key(CompiledMap map) {
    if (map.directions().contains(Direction.TO_FINANCE)) {
      return map.keyColumns(Direction.TO_FINANCE);
    }
    List<IntegrationKey> keys = table(map, Side.FINANCE).keys();
    return keys.isEmpty() ? List.of() : keys.get(0).columns();
  }

  @Override
  public @Nullable String route(TableName table, @Nullable Row row, @Nullable KeyValues key) {
    List<String> names = columns.get(table);
    if (names == null) {
      return null;
    }
    StringBuilder route = new StringBuilder();
    for (String name : names) {
      if (row != null && row.schema().slotOf(name) >= 0 && !row.isAbsent(name)) {
        route.append(KeyValues.text(row.value(name)));
      } else if (key != null && key.has(name)) {
        route.append(KeyValues.text(key.value(name)));
      } else {
        return null;
      }
      route.append(BETWEEN);
    }
    return route.toString();
  }
}
