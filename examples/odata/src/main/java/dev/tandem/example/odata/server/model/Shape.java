package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table as an entity set. Immutable and safe for any thread. */
public final class Shape {
  private final TableSchema schema;
  private final String setName;
  private final String typeName;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Field> byColumn = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Navigation> navigations = new LinkedHashMap<>();
  private final List<String> key;
  private final List<List<String>> alternateKeys;

  Shape(
      TableSchema schema,
      String setName,
      String typeName,
      List<Field> fields,
      List<Navigation> navigations,
      List<String> key,
      List<List<String>> alternateKeys) {
    this.schema = schema;
    this.setName = setName;
    this.typeName = typeName;
    for (Field field : fields) {
      this.fields.put(field.name(), field);
      byColumn.put(field.column().name(), field);
    }
    navigations.forEach(navigation -> this.navigations.put(navigation.name(), navigation));
    this.key = List.copyOf(key);
    this.alternateKeys = List.copyOf(alternateKeys);
  }

  /** The table. */
  public TableSchema schema() {
    return schema;
  }

  /** The entity set. */
  public String setName() {
    return setName;
  }

  /** The entity type without its namespace. */
  public String typeName() {
    return typeName;
  }

  /** The properties in the order of the columns. */
  public Iterable<Field> fields() {
    return fields.values();
  }

  /** The property of this name, or null; case counts, as in OData. */
  public @Nullable Field field(String name) {
    return fields.get(name);
  }

  /** The property of a column, any case, or null. */
  public @Nullable Field ofColumn(String column) {
    return byColumn.get(column);
  }

  /** The navigation properties. */
  public Iterable<Navigation> navigations() {
    return navigations.values();
  }

  /** The navigation property of this name, or null. */
  public @Nullable Navigation navigation(String name) {
    return navigations.get(name);
  }

  /** The properties of the primary key. */
  public List<String> key() {
    return key;
  }

  /** The properties of every further key. */
  public List<List<String>> alternateKeys() {
    return alternateKeys;
  }
}
