package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns of an expected table in an entity set, and says which it does not find. */
final class TableMatch {
  private final Csdl csdl;
  private final TableSchema expected;
  private final EntityShape shape;
  private final List<Drift> drift;

  TableMatch(Csdl csdl, TableSchema expected, EntityShape shape, List<Drift> drift) {
    this.csdl = csdl;
    this.expected = expected;
    this.shape = shape;
    this.drift = drift;
  }

  /** The entity set of a table: by its name, an alias, or its label without blanks. */
  static @Nullable EntityShape shape(Csdl csdl, TableSchema table) {
    List<String> names = new ArrayList<>();
    names.add(table.name().name());
    names.addAll(table.aliases());
    if (table.side() == Side.FINANCE) {
      names.add(table.name().name().replaceAll("[^A-Za-z0-9_]", ""));
    }
    return names.stream().map(csdl::find).filter(found -> found != null).findFirst().orElse(null);
  }

  WireTable table() {
    List<PropertyShape> properties = new ArrayList<>();
    TableSchema schema =
        Schemas.copy(
            expected,
            column -> {
              PropertyShape property = property(column);
              String problem =
                  property == null ? "there is no such property" : wrong(column, property);
              if (property == null || problem != null) {
                drift.add(
                    new Drift(expected.name().name(), column.name(), String.valueOf(problem)));
                return null;
              }
              properties.add(property);
              return column;
            });
    List<WireColumn> columns = new ArrayList<>();
    for (int slot = 0; slot < schema.size(); slot++) {
      columns.add(column(slot, schema.column(slot), properties.get(slot)));
    }
    return new WireTable(schema, shape, columns);
  }

  private WireColumn column(int slot, ColumnSchema column, PropertyShape property) {
    boolean lookup = column.type() instanceof FieldType.Lookup;
    Map<String, Integer> members = csdl.enumeration(property.type());
    return new WireColumn(
        slot,
        column,
        property,
        lookup ? shape.navigationsOf(property.name()) : List.of(),
        members == null ? null : List.copyOf(members.keySet()));
  }

  private @Nullable PropertyShape property(ColumnSchema column) {
    return column.type() instanceof FieldType.Lookup
        ? shape.property("_" + column.name() + "_value")
        : shape.property(column.name());
  }

  private @Nullable String wrong(ColumnSchema column, PropertyShape property) {
    boolean enumeration = csdl.enumeration(property.type()) != null;
    boolean fits =
        enumeration
            ? column.type() instanceof FieldType.Enumeration
                || column.type() instanceof FieldType.Bool
                || column.type() instanceof FieldType.Untyped
            : allowed(column.type()).contains(property.type());
    return fits
        ? null
        : "%s was expected, the service has %s"
            .formatted(column.type().getClass().getSimpleName(), property.type());
  }

  private static Set<String> allowed(FieldType type) {
    if (type instanceof FieldType.Text || type instanceof FieldType.Untyped) {
      return Set.of("Edm.String");
    } else if (type instanceof FieldType.Whole) {
      return Set.of("Edm.Int64", "Edm.Int32", "Edm.Int16", "Edm.Byte");
    } else if (type instanceof FieldType.Decimal) {
      return Set.of("Edm.Decimal", "Edm.Double", "Edm.Int64", "Edm.Int32");
    } else if (type instanceof FieldType.Bool) {
      return Set.of("Edm.Boolean");
    } else if (type instanceof FieldType.DateOnly) {
      return Set.of("Edm.Date", "Edm.DateTimeOffset");
    } else if (type instanceof FieldType.DateTime) {
      return Set.of("Edm.DateTimeOffset");
    } else if (type instanceof FieldType.TimeOfDay) {
      return Set.of("Edm.TimeOfDay", "Edm.Int32");
    } else if (type instanceof FieldType.Choice choice) {
      return choice.multiple() ? Set.of("Edm.String") : Set.of("Edm.Int32");
    }
    return type instanceof FieldType.Enumeration
        ? Set.of("Edm.String", "Edm.Int32")
        : Set.of("Edm.Guid");
  }
}
