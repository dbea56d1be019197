package dev.tandem.diff;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Transform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a map does, said in another way than the diff says it: a sorted list of sentences. Nothing
 * here knows places, facts or keys.
 */
final class Oracle {
  private Oracle() {}

  static List<String> meaning(DualWriteMap any) {
    DualWriteMap map = Settled.of(any);
    List<String> sentences = new ArrayList<>();
    sentences.add("name " + map.name());
    sentences.add("record " + map.displayName() + map.uniqueName() + map.version());
    sentences.add("description " + map.properties().description());
    sentences.add("tags " + map.properties().tags() + map.properties().skipInitialSync());
    sentences.add("versions " + map.properties().minimumVersions());
    sentences.add("unknown " + unknown(map.original().properties()));
    for (Leg leg : map.legs()) {
      sentences.add(leg(leg));
    }
    sentences.sort(null);
    return sentences;
  }

  private static String leg(Leg leg) {
    List<String> pairs = new ArrayList<>();
    Map<String, String> fed = new TreeMap<>();
    for (FieldMapping pair : leg.fieldMappings()) {
      pairs.add(pair(pair));
      if (pair.direction().includes(Direction.TO_FINANCE) && !pair.sourceField().isBlank()) {
        fed.putIfAbsent(pair.sourceField().toUpperCase(Locale.ROOT), pair(pair));
      }
    }
    pairs.sort(null);
    return String.join(
        "|",
        leg.id(),
        leg.sourceSchema().toLowerCase(Locale.ROOT),
        leg.destinationSchema(),
        unknown(leg.original().properties()),
        pairs.toString(),
        fed.toString());
  }

  private static String pair(FieldMapping pair) {
    List<String> steps = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    boolean toFinance = pair.direction().includes(Direction.TO_FINANCE);
    for (Transform transform : pair.transforms()) {
      boolean isDefault = transform instanceof Transform.DefaultValue;
      (isDefault ? defaults : steps).add(step(transform, toFinance));
    }
    return String.join(
        ";",
        pair.direction().name(),
        pair.sourceField().toUpperCase(Locale.ROOT),
        pair.destinationField().toLowerCase(Locale.ROOT),
        String.valueOf(pair.relatedEntity()),
        String.valueOf(pair.systemGenerated()),
        unknown(pair.original().properties()),
        steps.toString(),
        defaults.toString());
  }

  private static String step(Transform transform, boolean toFinance) {
    if (transform instanceof Transform.ValueMap values) {
      Map<String, String> there = new TreeMap<>();
      Map<String, String> back = new TreeMap<>();
      values
          .entries()
          .forEach(entry -> there.put(entry.finance(), String.valueOf(entry.dataverse())));
      for (boolean blank : new boolean[] {false, true}) {
        for (Transform.ValueMap.Entry entry : values.entries()) {
          if (toFinance && entry.finance().isBlank() == blank) {
            back.putIfAbsent(number(entry.dataverse()), entry.finance());
          }
        }
      }
      return "values " + there + back + values.createValuesOnDestination();
    } else if (transform instanceof Transform.DefaultValue value) {
      return "default " + value.literal();
    } else if (transform instanceof Transform.Truncate cut) {
      return "cut " + cut.length();
    }
    return "unknown "
        + ((Transform.Unknown) transform).type().toLowerCase(Locale.ROOT)
        + unknown(transform.original().properties());
  }

  private static String number(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "nothing";
    }
    return text.equals("1.0") ? "1" : text.toLowerCase(Locale.ROOT);
  }

  private static String unknown(Map<String, @Nullable Object> properties) {
    Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
    for (String name : List.of("u", "U", "mashup")) {
      Object value = properties.get(name);
      boolean nothing = value == null && (name.equals("mashup") || !properties.containsKey(name));
      if (!nothing) {
        unknown.put(name, value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
      }
    }
    return unknown.toString();
  }
}
