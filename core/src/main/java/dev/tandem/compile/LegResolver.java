package dev.tandem.compile;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables and fields of a leg (JSON-3, JSON-4, JSON-7). A table that no catalog has is
 * made from what the map itself shows, so that the map can still run.
 */
final class LegResolver {
  private final @Nullable Catalog tables;
  private final @Nullable Catalog entities;
  private final FilterDialect dialect;

  LegResolver(@Nullable Catalog tables, @Nullable Catalog entities, FilterDialect dialect) {
    this.tables = tables;
    this.entities = entities;
    this.dialect = dialect;
  }

  LegScope resolve(DualWriteMap map, Leg leg) {
    TableSchema entity = entities == null ? null : entities.table(leg.sourceSchema());
    TableSchema table = tables == null ? null : tables.table(leg.destinationSchema());
    TableSchema finance = entity != null ? entity : shownEntity(leg);
    TableSchema dataverse = table != null ? table : shownTable(leg);
    PathResolver paths = new PathResolver(tables, leg, dataverse);
    List<Pair> pairs = new ArrayList<>();
    for (FieldMapping mapping : leg.fieldMappings()) {
      pairs.add(pair(pairs.size() + 1, mapping, finance, dataverse, paths));
    }
    return new LegScope(
        map,
        leg,
        finance,
        dataverse,
        entity != null,
        table != null,
        tables,
        dialect,
        List.copyOf(pairs));
  }

  private static Pair pair(
      int number,
      FieldMapping mapping,
      TableSchema finance,
      TableSchema dataverse,
      PathResolver paths) {
    String field = mapping.sourceField().strip();
    int financeSlot = field.isEmpty() ? -1 : finance.slotOf(field);
    LookupPath path =
        mapping.destinationField().isBlank()
            ? null
            : LookupPath.parse(mapping.destinationField().strip());
    int dataverseSlot = path == null ? -1 : dataverse.slotOf(path.column());
    List<PathEnd> ends =
        path == null || dataverseSlot < 0 ? List.of() : paths.ends(path, mapping.relatedEntity());
    return new Pair(
        number,
        mapping,
        financeSlot,
        financeSlot < 0 ? null : finance.column(financeSlot),
        path,
        dataverseSlot,
        ends,
        valueColumn(path, dataverseSlot, dataverse, ends));
  }

  private static @Nullable ColumnSchema valueColumn(
      @Nullable LookupPath path, int slot, TableSchema table, List<PathEnd> ends) {
    if (path == null || slot < 0) {
      return null;
    }
    return path.isPlain() ? table.column(slot) : ends.isEmpty() ? null : ends.get(0).key();
  }

  private TableSchema shownEntity(Leg leg) {
    Map<String, FieldType> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<String> order = new ArrayList<>();
    show(columns, order, TableSchema.DATA_AREA_ID, FieldType.UNTYPED);
    for (FieldMapping mapping : leg.fieldMappings()) {
      show(columns, order, mapping.sourceField().strip(), FieldType.UNTYPED);
    }
    for (String column : filterColumns(Side.FINANCE, leg.sourceFilter())) {
      show(columns, order, column, FieldType.UNTYPED);
    }
    return table(TableName.finance(nameOr(leg.sourceSchema(), "unnamed entity")), columns, order);
  }

  private TableSchema shownTable(Leg leg) {
    Map<String, FieldType> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<String> order = new ArrayList<>();
    for (FieldMapping mapping : leg.fieldMappings()) {
      LookupPath path = LookupPath.parse(mapping.destinationField().strip());
      if (path != null) {
        show(columns, order, path.column(), shownType(path, mapping));
      }
    }
    for (String column : filterColumns(Side.DATAVERSE, leg.reversedSourceFilter())) {
      show(columns, order, column, FieldType.UNTYPED);
    }
    for (String column : CompanyRules.USUAL_COLUMNS) {
      show(columns, order, column, new FieldType.Lookup(List.of(CompanyRules.TABLE)));
    }
    return table(
        TableName.dataverse(nameOr(leg.destinationSchema(), "unnamed table")), columns, order);
  }

  private static FieldType shownType(LookupPath path, FieldMapping mapping) {
    if (path.isPlain()) {
      return FieldType.UNTYPED;
    }
    if (path.isPolymorphic()) {
      return new FieldType.Lookup(path.targets().stream().map(LookupPath.Target::table).toList());
    }
    String hint = mapping.relatedEntity();
    return new FieldType.Lookup(hint == null || hint.isBlank() ? List.of() : List.of(hint));
  }

  /** A lookup wins over an untyped column of the same name. */
  private static void show(
      Map<String, FieldType> columns, List<String> order, String column, FieldType type) {
    if (column.isEmpty()) {
      return;
    }
    FieldType before = columns.get(column);
    if (before == null) {
      order.add(column);
    }
    if (before == null || before instanceof FieldType.Untyped) {
      columns.put(column, type);
    }
  }

  private static TableSchema table(
      TableName name, Map<String, FieldType> columns, List<String> order) {
    TableSchema.Builder builder = TableSchema.builder(name);
    Map<String, FieldType> inOrder = new LinkedHashMap<>();
    for (String column : order) {
      FieldType type = columns.get(column);
      inOrder.put(column, type == null ? FieldType.UNTYPED : type);
    }
    inOrder.forEach(builder::column);
    return builder.build();
  }

  private List<String> filterColumns(Side side, String text) {
    try {
      return List.copyOf(Filter.parse(side, text, dialect).columns());
    } catch (FilterSyntaxException e) {
      return List.of();
    }
  }

  private static String nameOr(String name, String otherwise) {
    return name.isBlank() ? otherwise : name.strip();
  }
}
