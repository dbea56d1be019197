package dev.tandem.example.odata.metadata;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A metadata document, as far as a connector needs it. Immutable. */
public final class Csdl {
  private final Map<String, EntityShape> bySet = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, EntityShape> byType = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Map<String, Integer>> enumerations;
  private final Map<String, String> otherNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Csdl(List<EntityShape> shapes, Map<String, Map<String, Integer>> enumerations) {
    for (EntityShape shape : shapes) {
      bySet.put(shape.setName(), shape);
      byType.putIfAbsent(shape.typeName(), shape);
    }
    this.enumerations = new LinkedHashMap<>(enumerations);
  }

  /** The same document, in which entity sets are found by further names as well. */
  public Csdl with(Map<String, String> setsByName) {
    Csdl named = new Csdl(List.copyOf(bySet.values()), enumerations);
    named.otherNames.putAll(setsByName);
    return named;
  }

  /** All entity sets. */
  public Collection<EntityShape> shapes() {
    return bySet.values();
  }

  /**
   * The entity set with this name, or whose type has it, or with a further name, any case; null
   * when there is none.
   */
  public @Nullable EntityShape find(String name) {
    EntityShape shape = bySet.get(name);
    if (shape == null) {
      shape = byType.get(name);
    }
    String set = otherNames.get(name);
    return shape == null && set != null ? bySet.get(set) : shape;
  }

  /** The numbers of an enumeration by symbol; null when the qualified type is none. */
  public @Nullable Map<String, Integer> enumeration(String qualifiedType) {
    return enumerations.get(qualifiedType);
  }
}
