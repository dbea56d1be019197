package dev.tandem.schema.format;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One Dataverse table as its file describes it, before its company is known. */
final class DataverseTable {
  /** Logical name of the table of companies. */
  static final String COMPANY = "cdm_company";

  private static final String COMPANY_SET = "cdm_companies";
  private static final String COMPANY_CODE = ".cdm_companycode";

  private final SchemaNode node;
  private final String logicalName;
  private final String entitySet;
  private final String primaryId;
  private final Map<String, ColumnSchema> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<ColumnSchema> ordered = new ArrayList<>();
  private final List<List<String>> alternateKeys = new ArrayList<>();

  DataverseTable(SchemaNode node) {
    this.node = node;
    logicalName = node.require("table").text();
    entitySet = node.require("entitySet").text();
    primaryId = node.require("primaryId").text();
    node.listOf("columns").forEach(this::addColumn);
    if (!columns.containsKey(primaryId)) {
      add(node, filled(primaryId, new FieldType.Guid()));
    }
    node.listOf("alternateKeys").forEach(this::addKey);
  }

  SchemaNode node() {
    return node;
  }

  String logicalName() {
    return logicalName;
  }

  String entitySet() {
    return entitySet;
  }

  List<List<String>> alternateKeys() {
    return alternateKeys;
  }

  /** The tables a column may point at; empty for a column that is no lookup. */
  List<String> targetsOf(String column) {
    ColumnSchema schema = columns.get(column);
    return schema != null && schema.type() instanceof FieldType.Lookup lookup
        ? lookup.targets()
        : List.of();
  }

  /** Whether a column is a lookup to the table of companies and to nothing else. */
  boolean isCompany(String column) {
    List<String> targets = targetsOf(column);
    return targets.size() == 1
        && (targets.get(0).equalsIgnoreCase(COMPANY)
            || targets.get(0).equalsIgnoreCase(COMPANY_SET));
  }

  TableSchema schema(CompanyScope scope) {
    TableSchema.Builder schema =
        TableSchema.builder(TableName.dataverse(entitySet))
            .alias(logicalName)
            .primaryId(primaryId)
            .companyScope(scope);
    ordered.forEach(schema::column);
    boolean idIsKey = false;
    for (List<String> key : alternateKeys) {
      schema.key(key.stream().map(this::keyPath).toArray(String[]::new));
      idIsKey |= key.size() == 1 && key.get(0).equalsIgnoreCase(primaryId);
    }
    return idIsKey ? schema.build() : schema.key(primaryId).build();
  }

  /**
   * Only the company becomes a path (KEY-5); which key another lookup needs is the map's choice.
   */
  private String keyPath(String column) {
    return isCompany(column) ? column + COMPANY_CODE : column;
  }

  private void addColumn(SchemaNode column) {
    add(
        column,
        new ColumnSchema(
            column.require("name").text(),
            DataverseTypes.of(column),
            requirement(column),
            column.flagOf("readOnly"),
            SystemColumns.fills(column, primaryId)));
  }

  private void add(SchemaNode place, ColumnSchema column) {
    if (columns.putIfAbsent(column.name(), column) != null) {
      throw place.error("the table has column " + column.name() + " twice; keep one");
    }
    ordered.add(column);
  }

  private void addKey(SchemaNode key) {
    List<String> keyColumns = key.textsOf("columns");
    if (keyColumns.isEmpty()) {
      throw key.error("an alternate key names no column; list its \"columns\"");
    }
    for (String column : keyColumns) {
      if (!columns.containsKey(column)) {
        throw key.error("the key names %s, which the table does not have".formatted(column));
      }
    }
    alternateKeys.add(keyColumns);
  }

  private static ColumnSchema filled(String name, FieldType type) {
    return new ColumnSchema(name, type, Requirement.REQUIRED, false, true);
  }

  private static Requirement requirement(SchemaNode column) {
    @Nullable SchemaNode required = column.find("required");
    if (required == null) {
      return Requirement.OPTIONAL;
    }
    return switch (required.text()) {
      case "SystemRequired" -> Requirement.REQUIRED;
      case "ApplicationRequired" -> Requirement.RECOMMENDED;
      case "Recommended", "None" -> Requirement.OPTIONAL;
      default ->
          throw required.expected("SystemRequired, ApplicationRequired, Recommended or None");
    };
  }
}
