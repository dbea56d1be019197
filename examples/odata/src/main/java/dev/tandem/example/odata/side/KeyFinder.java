package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by key, many at once. A key that leads through lookups costs one round trip more per
 * step: the rows behind the lookups are found first, so that no filter needs to cross tables. Safe
 * for any thread.
 */
final class KeyFinder {
  private static final int DEEPEST = 6;

  private final Service service;
  private final FilterQueries queries;

  KeyFinder(Service service) {
    this.service = service;
    queries = new FilterQueries(service);
  }

  /**
   * Which row is wanted.
   *
   * @param table its table
   * @param key column or path and value; the identifier counts as a column
   */
  record Wanted(WireTable table, KeyValues key) {

    static Wanted byId(WireTable table, UUID id) {
      return new Wanted(table, KeyValues.of(String.valueOf(table.schema().primaryId()), id));
    }
  }

  /** The rows of each wish; none, one or, where a key is not unique, several. */
  Map<Wanted, List<Found>> find(Collection<Wanted> wishes) {
    return find(wishes, 0);
  }

  private Map<Wanted, List<Found>> find(Collection<Wanted> wishes, int depth) {
    Map<Wanted, List<Found>> found = new LinkedHashMap<>();
    Set<Wanted> distinct = new LinkedHashSet<>(wishes);
    distinct.removeIf(wish -> wish.key().isBlank());
    if (distinct.isEmpty() || depth > DEEPEST) {
      return found;
    }
    Set<Wanted> heads = new LinkedHashSet<>();
    distinct.forEach(wish -> KeyParts.of(wish.key()).forEach(part -> collect(wish, part, heads)));
    Map<Wanted, List<Found>> behind = find(heads, depth + 1);
    List<Condition> conditions = new ArrayList<>();
    for (Wanted wish : distinct) {
      Condition condition = condition(wish, behind);
      if (condition != null) {
        conditions.add(condition);
      }
    }
    queries.rows(conditions).forEach((condition, rows) -> found.put(condition.wish(), rows));
    return found;
  }

  private void collect(Wanted wish, KeyParts.Part part, Set<Wanted> heads) {
    KeyValues onward = part.onward();
    if (onward != null && !onward.isBlank()) {
      for (WireTable target : targets(wish.table(), part)) {
        heads.add(new Wanted(target, onward));
      }
    }
  }

  /** The tables that a part may lead to and that have all of its columns. */
  private List<WireTable> targets(WireTable table, KeyParts.Part part) {
    List<WireTable> targets = new ArrayList<>();
    KeyValues onward = part.onward();
    if (onward != null && table.schema().column(part.root()) != null) {
      for (String name : names(table, part)) {
        WireTable target = service.catalog().table(name);
        if (target != null
            && onward.columns().stream()
                .allMatch(path -> target.schema().slotOf(KeyParts.root(path)) >= 0)) {
          targets.add(target);
        }
      }
    }
    return targets;
  }

  private static List<String> names(WireTable table, KeyParts.Part part) {
    if (part.value() instanceof Reference reference && reference.table() != null) {
      return List.of(reference.table());
    }
    var column = table.schema().column(part.root());
    return column != null && column.type() instanceof FieldType.Lookup lookup
        ? lookup.targets()
        : List.of();
  }

  /** Null when no row can match. */
  private @Nullable Condition condition(Wanted wish, Map<Wanted, List<Found>> behind) {
    Condition condition = new Condition(wish);
    for (KeyParts.Part part : KeyParts.of(wish.key())) {
      var column = wish.table().column(part.root());
      if (column == null) {
        return null;
      }
      KeyValues onward = part.onward();
      if (onward == null || onward.isBlank()) {
        if (!condition.require(column, onward == null ? part.value() : null)) {
          return null;
        }
      } else {
        List<UUID> ids = new ArrayList<>();
        for (WireTable target : targets(wish.table(), part)) {
          for (Found row : behind.getOrDefault(new Wanted(target, onward), List.of())) {
            UUID id = row.id();
            if (id != null) {
              ids.add(id);
            }
          }
        }
        if (ids.isEmpty()) {
          return null;
        }
        condition.requireOneOf(column, ids);
      }
    }
    return condition;
  }
}
