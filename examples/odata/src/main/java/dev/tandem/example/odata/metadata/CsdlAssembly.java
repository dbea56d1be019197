package dev.tandem.example.odata.metadata;

import dev.tandem.example.odata.client.MalformedAnswerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what was read of a metadata document together. */
final class CsdlAssembly {
  private final Map<String, TypeDraft> types = new HashMap<>();
  private final Map<String, String> sets;
  private final Map<String, Map<String, Integer>> enumerations;
  private final Map<String, String> aliases;

  CsdlAssembly(
      List<TypeDraft> types,
      Map<String, String> sets,
      Map<String, Map<String, Integer>> enumerations,
      Map<String, String> aliases) {
    types.forEach(type -> this.types.put(type.name(), type));
    this.sets = sets;
    this.enumerations = enumerations;
    this.aliases = aliases;
  }

  Csdl csdl() throws MalformedAnswerException {
    List<EntityShape> shapes = new ArrayList<>();
    for (Map.Entry<String, String> set : sets.entrySet()) {
      shapes.add(shape(set.getKey(), qualified(set.getValue())));
    }
    return new Csdl(shapes, enumerations);
  }

  private EntityShape shape(String set, String typeName) throws MalformedAnswerException {
    List<String> key = new ArrayList<>();
    List<PropertyShape> properties = new ArrayList<>();
    List<NavigationShape> navigations = new ArrayList<>();
    List<List<String>> alternateKeys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String next = typeName;
    while (next != null) {
      TypeDraft type = types.get(next);
      if (type == null || !seen.add(next)) {
        throw new MalformedAnswerException(
            "the metadata document has no type %s, or it is its own base".formatted(next));
      }
      key.addAll(0, type.key());
      type.properties().forEach(property -> properties.add(resolved(property)));
      navigations.addAll(type.navigations());
      alternateKeys.addAll(type.alternateKeys());
      next = baseOf(type);
    }
    String simple = typeName.substring(typeName.lastIndexOf('.') + 1);
    return new EntityShape(set, simple, key, properties, navigations, alternateKeys);
  }

  private @Nullable String baseOf(TypeDraft type) {
    String base = type.base();
    return base == null ? null : qualified(base);
  }

  private PropertyShape resolved(PropertyShape property) {
    return new PropertyShape(
        property.name(),
        qualified(property.type()),
        property.nullable(),
        property.maxLength(),
        property.scale(),
        property.computed());
  }

  private String qualified(String name) {
    int dot = name.lastIndexOf('.');
    String namespace = dot < 0 ? null : aliases.get(name.substring(0, dot));
    return namespace == null ? name : namespace + name.substring(dot);
  }
}
