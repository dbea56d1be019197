package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The model of the Dataverse Web API: entity sets by set name, entity types by logical name,
 * lookups as {@code _column_value} beside a navigation property per target.
 */
public final class DataverseModel {
  private final Catalog catalog;

  private DataverseModel(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The model of these tables.
   *
   * @throws IllegalArgumentException when a table has no unique identifier column
   */
  public static Model of(Catalog catalog) {
    DataverseModel model = new DataverseModel(catalog);
    List<Shape> shapes = catalog.tables().stream().map(model::shape).toList();
    return new Model(catalog.side(), "Microsoft.Dynamics.CRM", "System", shapes);
  }

  /** The logical name of a table: its first alias, or the name of its set when it has none. */
  public static String logicalName(TableSchema table) {
    return new TreeSet<>(table.aliases())
        .stream().findFirst().orElse(table.name().name()).toLowerCase(Locale.ROOT);
  }

  private Shape shape(TableSchema table) {
    String id = table.primaryId();
    if (id == null || table.slotOf(id) < 0) {
      throw new IllegalArgumentException(table + " has no unique identifier column");
    }
    List<Field> fields = new ArrayList<>();
    List<Navigation> navigations = new ArrayList<>();
    for (int slot = 0; slot < table.size(); slot++) {
      Field field = field(table.column(slot), slot);
      fields.add(field);
      if (table.column(slot).type() instanceof FieldType.Lookup lookup) {
        navigations.addAll(navigations(field, lookup));
      }
    }
    List<List<String>> keys = new ArrayList<>();
    for (IntegrationKey key : table.keys()) {
      List<String> names = properties(table, key);
      if (!names.equals(List.of(id)) && !keys.contains(names)) {
        keys.add(names);
      }
    }
    String set = table.name().name();
    return new Shape(table, set, logicalName(table), fields, navigations, List.of(id), keys);
  }

  private static Field field(ColumnSchema column, int slot) {
    boolean lookup = column.type() instanceof FieldType.Lookup;
    return new Field(lookup ? value(column.name()) : column.name(), column, slot);
  }

  private static String value(String column) {
    return "_" + column + "_value";
  }

  private List<Navigation> navigations(Field field, FieldType.Lookup lookup) {
    List<Navigation> navigations = new ArrayList<>();
    for (String target : lookup.targets()) {
      TableSchema table = catalog.table(target);
      if (table != null) {
        String type = logicalName(table);
        String column = field.column().name();
        String name = lookup.targets().size() == 1 ? column : column + "_" + type;
        navigations.add(new Navigation(name, field, type));
      }
    }
    return navigations;
  }

  private static List<String> properties(TableSchema table, IntegrationKey key) {
    return key.columns().stream().map(path -> property(table, path)).distinct().toList();
  }

  private static String property(TableSchema table, String path) {
    int dot = path.indexOf('.');
    String root = dot < 0 ? path : path.substring(0, dot);
    @Nullable ColumnSchema column = table.column(root);
    ColumnSchema known = Objects.requireNonNull(column, () -> table + " has no column " + root);
    return known.type() instanceof FieldType.Lookup ? value(known.name()) : known.name();
  }
}
