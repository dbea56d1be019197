package dev.tandem.compile;

import dev.tandem.engine.plan.PathReader.Hop;
import dev.tandem.map.Leg;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows lookup paths through the Dataverse catalog (LKP-1, LKP-2, LKP-5, LKP-6): the schema says
 * where a lookup points, the map's hint only helps where no schema does.
 */
final class PathResolver {
  private final @Nullable Catalog tables;
  private final Leg leg;
  private final TableSchema table;

  PathResolver(@Nullable Catalog tables, Leg leg, TableSchema table) {
    this.tables = tables;
    this.leg = leg;
    this.table = table;
  }

  /** The ways a path goes: none for a plain column, one per target for a polymorphic lookup. */
  List<PathEnd> ends(LookupPath path, @Nullable String hint) {
    if (path.isPolymorphic()) {
      return path.targets().stream().map(target -> end(target.table(), target.key())).toList();
    }
    return path.isPlain() ? List.of() : List.of(end(path, hint));
  }

  private PathEnd end(String target, String key) {
    TableSchema schema = tables == null ? null : tables.table(target);
    String name = schema == null ? target : schema.name().name();
    ColumnSchema column = schema == null ? null : schema.column(key);
    return new PathEnd(name, schema, List.of(new Hop(name, schema, key)), column);
  }

  private PathEnd end(LookupPath path, @Nullable String hint) {
    String first = firstTable(table.column(path.column()), hint);
    List<Hop> hops = new ArrayList<>();
    String name = first;
    TableSchema schema = tables == null ? null : tables.table(name);
    TableSchema firstSchema = schema;
    ColumnSchema last = null;
    for (String column : path.segments().subList(1, path.segments().size())) {
      name = schema == null ? name : schema.name().name();
      hops.add(new Hop(name, schema, column));
      last = schema == null ? null : schema.column(column);
      name = target(last, column);
      schema = tables == null || last == null ? null : tables.table(name);
    }
    return new PathEnd(
        firstSchema == null ? first : firstSchema.name().name(), firstSchema, hops, last);
  }

  private String firstTable(@Nullable ColumnSchema column, @Nullable String hint) {
    if (tables != null && column != null && column.type() instanceof FieldType.Lookup lookup) {
      if (lookup.targets().size() == 1) {
        return lookup.targets().get(0);
      }
      if (hint != null && tables.table(hint) != null) {
        return hint;
      }
      if (!lookup.targets().isEmpty()) {
        return lookup.targets().get(0);
      }
    }
    return hint == null || hint.isBlank() ? leg.destinationSchema() : hint;
  }

  private static String target(@Nullable ColumnSchema column, String name) {
    boolean single =
        column != null
            && column.type() instanceof FieldType.Lookup lookup
            && !lookup.targets().isEmpty();
    return single && column != null && column.type() instanceof FieldType.Lookup lookup
        ? lookup.targets().get(0)
        : name;
  }
}
