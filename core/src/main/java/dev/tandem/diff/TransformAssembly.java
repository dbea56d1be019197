package dev.tandem.diff;

import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import dev.tandem.map.Transform.ValueMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the transforms of one pair that say given facts. Used once. */
final class TransformAssembly {
  private final Assembly assembly;
  private final Facts target;
  private final MapPlace pair;

  TransformAssembly(Assembly assembly, MapPlace pair) {
    this.assembly = assembly;
    this.target = assembly.target();
    this.pair = pair;
  }

  List<Transform> build() {
    List<MapPlace> places = assembly.children(pair, MapPart.TRANSFORM);
    if (target.value(pair.at(MapPart.TRANSFORM_ORDER)) instanceof List<?> order) {
      places = inOrder(places, order);
    }
    List<Transform> transforms = new ArrayList<>();
    places.forEach(place -> transforms.add(transform(place)));
    return transforms;
  }

  /** Those whose order is given take their places among themselves; the others stay. */
  private static List<MapPlace> inOrder(List<MapPlace> places, List<?> order) {
    List<MapPlace> wanted = new ArrayList<>();
    for (Object key : order) {
      places.stream().filter(place -> place.key().equals(key)).forEach(wanted::add);
    }
    List<MapPlace> ordered = new ArrayList<>();
    int next = 0;
    for (MapPlace place : places) {
      ordered.add(wanted.contains(place) ? wanted.get(next++) : place);
    }
    return ordered;
  }

  private Transform transform(MapPlace place) {
    Transform was = (Transform) assembly.part(place);
    if (was instanceof ValueMap values) {
      return new ValueMap(
          entries(place),
          Boolean.TRUE.equals(target.value(place.at(MapPart.CREATES_VALUES))),
          original(place, values, TransformFacts.KNOWN));
    } else if (was instanceof Transform.DefaultValue value) {
      return new Transform.DefaultValue(
          text(target.value(place.at(MapPart.LITERAL))),
          original(place, value, TransformFacts.KNOWN_OF_DEFAULT));
    } else if (was instanceof Transform.Truncate cut) {
      return new Transform.Truncate(
          (Integer) require(target.value(place.at(MapPart.LENGTH))),
          original(place, cut, TransformFacts.KNOWN_OF_TRUNCATE));
    }
    return new Transform.Unknown(
        ((Transform.Unknown) was).type(), original(place, was, TransformFacts.KNOWN_OF_UNKNOWN));
  }

  private Original original(MapPlace place, Transform was, Set<String> known) {
    return new Others(target, place).in(was.original(), known);
  }

  private List<ValueMap.Entry> entries(MapPlace place) {
    List<MapPlace> keys = assembly.children(place, MapPart.ENTRY);
    for (MapPlace returned : target.children(place, MapPart.RETURN_VALUE)) {
      MapPlace first = place.at(MapPart.ENTRY, target.text(returned));
      List<MapPlace> some = keys.stream().filter(key -> returns(key, returned.key())).toList();
      if (some.contains(first)) {
        Assembly.bringFirst(keys, some, first);
      }
    }
    List<ValueMap.Entry> entries = new ArrayList<>();
    keys.forEach(key -> entries.add(new ValueMap.Entry(key.key(), text(target.value(key)))));
    return entries;
  }

  private boolean returns(MapPlace key, String dataverse) {
    return Meanings.lookedUp(text(target.value(key))).equals(dataverse);
  }

  private static @Nullable String text(@Nullable Object value) {
    return (String) value;
  }

  private static Object require(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a truncation has a length");
    }
    return value;
  }
}
