package dev.tandem.schema.format;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the Dataverse tables of a directory, then finds each one's company. */
final class DataverseTables {
  private final List<DataverseTable> tables = new ArrayList<>();
  private final List<SchemaNode> external = new ArrayList<>();
  private final Map<String, DataverseTable> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  void add(SchemaNode node) {
    DataverseTable table = new DataverseTable(node);
    DataverseTable other = byName.putIfAbsent(table.entitySet(), table);
    if (other != null) {
      throw node.error(
          "table %s stands in %s as well; keep one file"
              .formatted(table.entitySet(), other.node().file()));
    }
    byName.putIfAbsent(table.logicalName(), table);
    tables.add(table);
  }

  /** Remembers the lookup targets that have no file of their own. */
  void addExternal(SchemaNode document) {
    external.addAll(document.require("tables").list());
  }

  Catalog catalog() {
    CompanyScopes scopes = new CompanyScopes(byName);
    Map<String, TableSchema> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (DataverseTable table : tables) {
      schemas.put(table.entitySet(), table.schema(scopes.of(table)));
    }
    for (SchemaNode node : external) {
      String entitySet = node.require("entitySet").text();
      if (!byName.containsKey(entitySet)) {
        schemas.putIfAbsent(entitySet, minimal(entitySet, node));
      }
    }
    return Catalog.of(Side.DATAVERSE, schemas.values());
  }

  private static TableSchema minimal(String entitySet, SchemaNode node) {
    String primaryId = node.require("primaryId").text();
    return TableSchema.builder(TableName.dataverse(entitySet))
        .alias(node.require("table").text())
        .primaryId(primaryId)
        .column(primaryId, new FieldType.Guid())
        .key(primaryId)
        .companyScope(CompanyScope.GLOBAL)
        .build();
  }
}
