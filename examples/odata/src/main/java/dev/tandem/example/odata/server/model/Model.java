package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.FieldType.Enumeration;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All entity sets of one service. Immutable and safe for any thread. */
public final class Model {
  private final Side side;
  private final String namespace;
  private final String container;
  private final Map<String, Shape> bySet = new LinkedHashMap<>();
  private final Map<String, Shape> byType = new LinkedHashMap<>();
  private final Map<String, Enumeration> enumerations = new LinkedHashMap<>();

  Model(Side side, String namespace, String container, List<Shape> shapes) {
    this.side = side;
    this.namespace = namespace;
    this.container = container;
    for (Shape shape : shapes) {
      bySet.put(shape.setName(), shape);
      byType.put(shape.typeName(), shape);
      shape.fields().forEach(this::collect);
    }
  }

  private void collect(Field field) {
    if (field.column().type() instanceof Enumeration enumeration) {
      enumerations.putIfAbsent(enumeration.name(), enumeration);
    }
  }

  /** The side whose tables these are. */
  public Side side() {
    return side;
  }

  /** The namespace of the types. */
  public String namespace() {
    return namespace;
  }

  /** The name of the entity container. */
  public String container() {
    return container;
  }

  /** The entity sets. */
  public Collection<Shape> shapes() {
    return bySet.values();
  }

  /** The entity set of this name, or null. */
  public @Nullable Shape ofSet(String name) {
    return bySet.get(name);
  }

  /** The set whose rows have this entity type, or null. */
  public @Nullable Shape ofType(String name) {
    return byType.get(name);
  }

  /** The set of a table, or null. */
  public @Nullable Shape ofTable(@Nullable TableSchema table) {
    return bySet.values().stream()
        .filter(shape -> table != null && shape.schema().name().equals(table.name()))
        .findFirst()
        .orElse(null);
  }

  /** The enumerations by name. */
  public Map<String, Enumeration> enumerations() {
    return enumerations;
  }
}
