package dev.tandem.example.odata.metadata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An entity set with the properties of its type, those of base types included. Immutable. */
public final class EntityShape {
  private final String setName;
  private final String typeName;
  private final List<String> key;
  private final Map<String, PropertyShape> properties =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<PropertyShape> inOrder;
  private final List<NavigationShape> navigations;
  private final List<List<String>> alternateKeys;

  EntityShape(
      String setName,
      String typeName,
      List<String> key,
      List<PropertyShape> properties,
      List<NavigationShape> navigations,
      List<List<String>> alternateKeys) {
    this.setName = setName;
    this.typeName = typeName;
    this.key = List.copyOf(key);
    inOrder = List.copyOf(properties);
    inOrder.forEach(property -> this.properties.putIfAbsent(property.name(), property));
    this.navigations = List.copyOf(navigations);
    this.alternateKeys = List.copyOf(alternateKeys);
  }

  /** The entity set, as addresses spell it. */
  public String setName() {
    return setName;
  }

  /** The entity type without its namespace. */
  public String typeName() {
    return typeName;
  }

  /** The properties of the key, in order. */
  public List<String> key() {
    return key;
  }

  /** The properties of each further key. */
  public List<List<String>> alternateKeys() {
    return alternateKeys;
  }

  /** All properties in their order. */
  public Collection<PropertyShape> properties() {
    return inOrder;
  }

  /** The property of this name, any case; null when there is none. */
  public @Nullable PropertyShape property(String name) {
    return properties.get(name);
  }

  /** The navigations whose id is this property. */
  public List<NavigationShape> navigationsOf(String property) {
    return navigations.stream()
        .filter(navigation -> navigation.property().equalsIgnoreCase(property))
        .toList();
  }
}
