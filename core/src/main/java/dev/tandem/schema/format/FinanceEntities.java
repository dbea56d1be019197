package dev.tandem.schema.format;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the finance entities of a directory. A company-specific entity starts with the column
 * {@code dataAreaId}, and its key with that column (CO-5).
 */
final class FinanceEntities {
  private static final int COMPANY_LENGTH = 4;

  private final FinanceTypes types = new FinanceTypes();
  private final List<SchemaNode> nodes = new ArrayList<>();

  void addEnumerations(SchemaNode document) {
    types.addEnumerations(document);
  }

  void add(SchemaNode node) {
    nodes.add(node);
  }

  Catalog catalog() {
    Map<String, TableSchema> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (SchemaNode node : nodes) {
      String label = node.require("label").text();
      if (schemas.put(label, entity(label, node)) != null) {
        throw node.error("another file has the label " + label + " as well; keep one");
      }
    }
    return Catalog.of(Side.FINANCE, schemas.values());
  }

  private TableSchema entity(String label, SchemaNode node) {
    Map<String, ColumnSchema> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> mapNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    TableSchema.Builder schema = TableSchema.builder(TableName.finance(label));
    schema.alias(node.require("entity").text());
    List.of("odataCollection", "odataType").forEach(name -> alias(schema, node.textOf(name)));
    boolean companySpecific = node.flagOf("companySpecific");
    List<SchemaNode> fields = node.require("fields").list();
    if (companySpecific && !hasCompany(fields)) {
      schema.column(
          ColumnSchema.required(TableSchema.DATA_AREA_ID, FieldType.Text.of(COMPANY_LENGTH)));
    }
    for (SchemaNode field : fields) {
      ColumnSchema column = column(field);
      if (columns.put(column.name(), column) != null) {
        throw field.error("the entity has field " + column.name() + " twice; keep one");
      }
      mapNames.put(field.require("name").text(), column.name());
      schema.column(column);
    }
    if (companySpecific) {
      schema.companyScope(CompanyScope.FINANCE);
    }
    addKey(schema, node, mapNames, companySpecific);
    return schema.build();
  }

  private static void alias(TableSchema.Builder schema, @Nullable String name) {
    if (name != null) {
      schema.alias(name);
    }
  }

  private static boolean hasCompany(List<SchemaNode> fields) {
    return fields.stream()
        .anyMatch(field -> mapName(field).equalsIgnoreCase(TableSchema.DATA_AREA_ID));
  }

  /** The name in map files; the company has one spelling, whatever the file says (CO-5). */
  private static String mapName(SchemaNode field) {
    String mapName = field.textOf("mapName");
    String name = mapName == null ? field.require("name").text() : mapName;
    return name.equalsIgnoreCase(TableSchema.DATA_AREA_ID) ? TableSchema.DATA_AREA_ID : name;
  }

  private ColumnSchema column(SchemaNode field) {
    return new ColumnSchema(
        mapName(field),
        types.of(field),
        field.flagOf("mandatory") ? Requirement.REQUIRED : Requirement.OPTIONAL,
        field.flagOf("readOnly"),
        field.flagOf("filledByApplication"));
  }

  private static void addKey(
      TableSchema.Builder schema,
      SchemaNode node,
      Map<String, String> mapNames,
      boolean companySpecific) {
    List<String> key = new ArrayList<>();
    if (companySpecific) {
      key.add(TableSchema.DATA_AREA_ID);
    }
    for (SchemaNode keyField : node.listOf("keyFields")) {
      String mapName = mapNames.get(keyField.text());
      if (mapName == null) {
        throw keyField.error("the entity has no field " + keyField.text());
      }
      if (!key.stream().anyMatch(mapName::equalsIgnoreCase)) {
        key.add(mapName);
      }
    }
    if (node.has("keyFields") && !key.isEmpty()) {
      schema.key(key.toArray(String[]::new));
    }
  }
}
