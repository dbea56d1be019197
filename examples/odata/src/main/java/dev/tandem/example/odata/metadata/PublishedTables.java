package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;

/** Makes schemas from a metadata document alone. */
final class PublishedTables {
  private static final int EMPTY = FieldType.UNKNOWN;

  private final Side side;
  private final Csdl csdl;
  private final OptionSets options;

  PublishedTables(Side side, Csdl csdl, OptionSets options) {
    this.side = side;
    this.csdl = csdl;
    this.options = options;
  }

  TableSchema schema(EntityShape shape) {
    TableSchema.Builder table =
        TableSchema.builder(new TableName(side, shape.setName())).alias(shape.typeName());
    for (PropertyShape property : shape.properties()) {
      table.column(column(shape, property));
    }
    List<String> key = shape.key();
    if (side == Side.DATAVERSE && key.size() == 1) {
      table.primaryId(key.get(0));
    }
    shape.alternateKeys().forEach(names -> table.key(columns(shape, names)));
    if (side == Side.FINANCE && !key.isEmpty()) {
      table.key(columns(shape, key));
    }
    if (side == Side.FINANCE && shape.property(TableSchema.DATA_AREA_ID) != null) {
      table.companyScope(CompanyScope.FINANCE);
    }
    return table.build();
  }

  private String[] columns(EntityShape shape, List<String> properties) {
    return properties.stream().map(name -> columnName(shape, name)).toArray(String[]::new);
  }

  private ColumnSchema column(EntityShape shape, PropertyShape property) {
    boolean isKey = shape.key().contains(property.name());
    boolean isId = isKey && side == Side.DATAVERSE;
    boolean required = !property.nullable() && !isId;
    return new ColumnSchema(
        columnName(shape, property.name()),
        type(shape, property),
        required ? Requirement.REQUIRED : Requirement.OPTIONAL,
        property.computed(),
        property.computed() || isId);
  }

  /** The property of a lookup is named after its column: {@code _column_value}. */
  private String columnName(EntityShape shape, String property) {
    return isLookup(shape, property)
        ? property.substring(1, property.length() - "_value".length())
        : property;
  }

  private boolean isLookup(EntityShape shape, String property) {
    return side == Side.DATAVERSE
        && property.length() > "__value".length()
        && property.startsWith("_")
        && property.endsWith("_value")
        && !shape.navigationsOf(property).isEmpty();
  }

  private FieldType type(EntityShape shape, PropertyShape property) {
    if (isLookup(shape, property.name())) {
      return new FieldType.Lookup(
          shape.navigationsOf(property.name()).stream().map(NavigationShape::targetType).toList());
    }
    FieldType.Choice choice = options.of(shape.typeName(), property.name());
    if (choice != null) {
      return choice;
    }
    Map<String, Integer> members = csdl.enumeration(property.type());
    if (members != null) {
      String name = property.type().substring(property.type().lastIndexOf('.') + 1);
      return new FieldType.Enumeration(name, members);
    }
    return primitive(property);
  }

  private static FieldType primitive(PropertyShape property) {
    return switch (property.type()) {
      case "Edm.String" -> new FieldType.Text(property.maxLength(), false);
      case "Edm.Int32", "Edm.Int16", "Edm.Byte" -> FieldType.Whole.int32();
      case "Edm.Int64" -> FieldType.Whole.int64();
      case "Edm.Decimal" ->
          new FieldType.Decimal(DecimalKind.DECIMAL, EMPTY, property.scale(), null, null);
      case "Edm.Double" -> new FieldType.Decimal(DecimalKind.REAL, EMPTY, EMPTY, null, null);
      case "Edm.Boolean" -> new FieldType.Bool();
      case "Edm.Date" -> new FieldType.DateOnly();
      case "Edm.DateTimeOffset" -> new FieldType.DateTime(DateTimeBehavior.INSTANT);
      case "Edm.TimeOfDay" -> new FieldType.TimeOfDay();
      case "Edm.Guid" -> new FieldType.Guid();
      default -> FieldType.UNTYPED;
    };
  }
}
