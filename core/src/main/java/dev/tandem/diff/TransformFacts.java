package dev.tandem.diff;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Transform;
import dev.tandem.map.Transform.ValueMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the facts of the transforms of a pair. */
final class TransformFacts {
  static final Set<String> KNOWN =
      Set.of("transformtype", "$type", "valuemap", "createvaluesondestination");
  static final Set<String> KNOWN_OF_DEFAULT = Set.of("transformtype", "$type", "defaultvalue");
  static final Set<String> KNOWN_OF_TRUNCATE =
      Set.of("transformtype", "$type", "length", "maxlength", "truncatelength");
  static final Set<String> KNOWN_OF_UNKNOWN = Set.of("transformtype", "$type");

  private TransformFacts() {}

  static void read(Facts facts, MapPlace pair, FieldMapping field) {
    List<String> keys = keys(field.transforms());
    for (int i = 0; i < keys.size(); i++) {
      MapPlace place = pair.at(MapPart.TRANSFORM, keys.get(i));
      Transform transform = field.transforms().get(i);
      facts.put(place, Fact.there(transform));
      if (transform instanceof ValueMap values) {
        values(facts, place, values, field.direction().includes(Direction.TO_FINANCE));
      } else if (transform instanceof Transform.DefaultValue value) {
        facts.put(place.at(MapPart.LITERAL), Fact.of(value.literal()));
        MapFacts.others(facts, place, value.original(), KNOWN_OF_DEFAULT);
      } else if (transform instanceof Transform.Truncate cut) {
        facts.put(place.at(MapPart.LENGTH), Fact.of(cut.length()));
        MapFacts.others(facts, place, cut.original(), KNOWN_OF_TRUNCATE);
      } else {
        MapFacts.others(facts, place, transform.original(), KNOWN_OF_UNKNOWN);
      }
    }
    List<String> ordered = ordered(keys);
    if (ordered.size() > 1) {
      facts.put(pair.at(MapPart.TRANSFORM_ORDER), Fact.of(ordered));
    }
  }

  /** The transforms whose order counts: a default comes last wherever it stands (UND-12). */
  static List<String> ordered(List<String> keys) {
    return keys.stream().filter(key -> !key.startsWith("default")).toList();
  }

  /** A key for each transform: its kind, those behind the first of a kind with a number. */
  static List<String> keys(List<Transform> transforms) {
    return Frame.numbered(transforms.stream().map(TransformFacts::kind).toList());
  }

  private static String kind(Transform transform) {
    if (transform instanceof ValueMap) {
      return "value map";
    } else if (transform instanceof Transform.DefaultValue) {
      return "default";
    } else if (transform instanceof Transform.Truncate) {
      return "truncate";
    }
    return "unknown " + Meanings.name(((Transform.Unknown) transform).type());
  }

  private static void values(Facts facts, MapPlace place, ValueMap values, boolean toFinance) {
    facts.put(place.at(MapPart.CREATES_VALUES), Fact.of(values.createValuesOnDestination()));
    MapFacts.others(facts, place, values.original(), KNOWN);
    for (ValueMap.Entry entry : values.entries()) {
      facts.put(place.at(MapPart.ENTRY, entry.finance()), Fact.of(entry.dataverse()));
    }
    if (toFinance) {
      returns(values)
          .forEach(
              (value, keys) -> {
                if (keys.size() > 1) {
                  facts.put(place.at(MapPart.RETURN_VALUE, value), Fact.of(keys.get(0)));
                }
              });
    }
  }

  /** The finance values by what leads back to them, the one that wins first (UND-8). */
  private static Map<String, List<String>> returns(ValueMap values) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (boolean blank : List.of(false, true)) {
      for (ValueMap.Entry entry : values.entries()) {
        if (entry.finance().isBlank() == blank) {
          keys.computeIfAbsent(Meanings.lookedUp(entry.dataverse()), any -> new ArrayList<>())
              .add(entry.finance());
        }
      }
    }
    return keys;
  }
}
