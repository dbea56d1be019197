package dev.tandem.map.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random mapping JSON as trees: known properties in any case, odd values, unknown properties. */
public final class MappingTrees {
  private MappingTrees() {}

  /** Whole mappings with zero to two legs. */
  public static Arbitrary<Map<String, @Nullable Object>> mappings() {
    Map<String, Arbitrary<?>> known = new LinkedHashMap<>();
    known.put("name", text());
    known.put("order", scalar());
    Arbitrary<List<Map<String, @Nullable Object>>> legs = legs().list().ofMaxSize(2);
    return Combinators.combine(object(known), legs, spelling("legs"))
        .as(
            (map, list, legsName) -> {
              Map<String, @Nullable Object> whole = new LinkedHashMap<>(map);
              whole.put(legsName, list);
              return whole;
            });
  }

  /**
   * Mappings whose first leg has at least one field mapping. None is an object without properties:
   * once edited, the writer takes that for one built in code.
   */
  public static Arbitrary<Map<String, @Nullable Object>> editableMappings() {
    Arbitrary<List<Map<String, @Nullable Object>>> fields =
        fields()
            .map(field -> field.isEmpty() ? Map.<String, @Nullable Object>of("x", "") : field)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(mappings(), legs(), fields)
        .as((map, leg, list) -> with(map, "legs", List.of(with(leg, "fieldMappings", list))));
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> object, String name, Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(object);
    changed.keySet().removeIf(name::equalsIgnoreCase);
    changed.put(name, value);
    return changed;
  }

  private static Arbitrary<Map<String, @Nullable Object>> legs() {
    Map<String, Arbitrary<?>> known = new LinkedHashMap<>();
    known.put("id", scalar());
    known.put("sourceSchema", text());
    known.put("destinationSchema", scalar());
    known.put("sourceFilter", scalar());
    known.put("reversedSourceFilter", text());
    known.put("entityFileFormat", scalar());
    known.put("fieldMappings", fields().list().ofMaxSize(4).injectNull(0.1));
    return object(known);
  }

  private static Arbitrary<Map<String, @Nullable Object>> fields() {
    Map<String, Arbitrary<?>> known = new LinkedHashMap<>();
    known.put(
        "syncDirection",
        Arbitraries.oneOf(
            Arbitraries.of("1", "3", " 2 ", "x", new BigDecimal("1.0"), new BigDecimal("4")),
            Arbitraries.integers().between(0, 4).map(BigDecimal::valueOf),
            unknown(1)));
    known.put("sourceField", scalar());
    known.put("destinationField", text());
    known.put("destinationLookupFieldRelatedEntity", scalar());
    known.put("valueTransforms", transforms().list().ofMaxSize(2).injectNull(0.1));
    known.put("isSystemGenerated", scalar());
    return object(known);
  }

  private static Arbitrary<Map<String, @Nullable Object>> transforms() {
    Map<String, Arbitrary<?>> known = new LinkedHashMap<>();
    known.put(
        "transformType",
        Arbitraries.of("ValueMap", "valuemap", "Default", "Truncate", "DateShift", ""));
    known.put("$type", Arbitraries.of("A.ValueMapTransformDetails, A", "DefaultValueTransform"));
    known.put(
        "valueMap",
        Arbitraries.maps(text(), scalar()).ofMaxSize(4).map(LinkedHashMap::new).injectNull(0.1));
    known.put("createValuesOnDestination", scalar());
    known.put("defaultValue", scalar());
    known.put("maxLength", scalar());
    return object(known);
  }

  private static Arbitrary<Map<String, @Nullable Object>> object(Map<String, Arbitrary<?>> known) {
    List<Arbitrary<Map<String, Object>>> parts = new ArrayList<>();
    known.forEach((name, value) -> parts.add(property(name, value)));
    parts.add(Arbitraries.maps(text().map(n -> "x" + n), unknown(2)).ofMaxSize(2));
    return Combinators.combine(parts)
        .as(
            maps -> {
              Map<String, @Nullable Object> whole = new LinkedHashMap<>();
              maps.forEach(whole::putAll);
              return whole;
            });
  }

  private static Arbitrary<Map<String, Object>> property(String name, Arbitrary<?> value) {
    return Arbitraries.maps(spelling(name), value.map(v -> (Object) v)).ofMaxSize(1);
  }

  private static Arbitrary<String> spelling(String name) {
    return Arbitraries.of(name, name, name, name.toUpperCase(Locale.ROOT));
  }

  private static Arbitrary<@Nullable Object> unknown(int depth) {
    if (depth == 0) {
      return scalar();
    }
    return Arbitraries.oneOf(
        scalar(),
        unknown(depth - 1).list().ofMaxSize(3).map(list -> (Object) list),
        Arbitraries.maps(text(), unknown(depth - 1)).ofMaxSize(3).map(map -> (Object) map));
  }

  private static Arbitrary<@Nullable Object> scalar() {
    return Arbitraries.oneOf(
        text().map(text -> (Object) text),
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-1e12), BigDecimal.valueOf(1e12))
            .map(number -> (Object) number),
        Arbitraries.of("", " ", "True", true, false, BigDecimal.ONE, new BigDecimal("1E+999")),
        Arbitraries.just((Object) "").map(none -> null));
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withCharRange(' ', '\u02ff')
        .withChars('\t', '\n', '\u2028', '"', '\\', '/', '~')
        .ofMaxLength(8);
  }
}
