package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The model of finance OData: entity sets by public collection name, composite keys that begin with
 * the company, enumerations as types of their own.
 */
public final class FinanceModel {
  private FinanceModel() {}

  /**
   * The model of these entities.
   *
   * @throws IllegalArgumentException when an entity has no key
   */
  public static Model of(Catalog catalog, FinanceNames names) {
    List<Shape> shapes = catalog.tables().stream().map(entity -> shape(entity, names)).toList();
    return new Model(catalog.side(), "Microsoft.Dynamics.DataEntities", "Resources", shapes);
  }

  private static Shape shape(TableSchema entity, FinanceNames names) {
    if (entity.keys().isEmpty()) {
      throw new IllegalArgumentException(entity + " has no key");
    }
    List<Field> fields = new ArrayList<>();
    for (int slot = 0; slot < entity.size(); slot++) {
      String name = names.property(entity, entity.column(slot));
      fields.add(new Field(name, entity.column(slot), slot));
    }
    List<String> key = key(entity, entity.keys().get(0), names);
    String collection = names.collection(entity);
    return new Shape(entity, collection, names.type(entity), fields, List.of(), key, List.of());
  }

  private static List<String> key(TableSchema entity, IntegrationKey key, FinanceNames names) {
    List<String> columns = new ArrayList<>();
    boolean named = key.columns().stream().anyMatch(TableSchema.DATA_AREA_ID::equalsIgnoreCase);
    if (entity.companyScope().companySpecific() && !named) {
      columns.add(TableSchema.DATA_AREA_ID);
    }
    columns.addAll(key.columns());
    return columns.stream()
        .map(column -> names.property(entity, Objects.requireNonNull(entity.column(column))))
        .toList();
  }
}
