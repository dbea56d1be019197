package dev.tandem.diff;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one leg that says given facts. Used once. */
final class LegAssembly {
  private static final String CODE = "syncDirection";

  private final Assembly assembly;
  private final Facts target;
  private final MapPlace place;

  LegAssembly(Assembly assembly, MapPlace place) {
    this.assembly = assembly;
    this.target = assembly.target();
    this.place = place;
  }

  Leg build() {
    Original was = ((Leg) assembly.part(place)).original();
    Original original = new Others(target, place).in(was, MapFacts.KNOWN_OF_LEG);
    return new Leg(
        target.text(place.at(MapPart.LEG_ID)),
        target.text(place.at(MapPart.FINANCE_ENTITY)),
        target.text(place.at(MapPart.TABLE)),
        target.text(MapFacts.filterPlace(place, Direction.TO_DATAVERSE)),
        target.text(MapFacts.filterPlace(place, Direction.TO_FINANCE)),
        fields(),
        // an object without properties would be taken for one built in code
        original.properties().isEmpty()
            ? new Original(Map.of("fieldMappings", List.of()))
            : original);
  }

  private List<FieldMapping> fields() {
    List<MapPlace> pairs = assembly.children(place, MapPart.PAIR);
    for (MapPlace feeder : target.children(place, MapPart.FEEDER)) {
      MapPlace first = place.at(MapPart.PAIR, target.text(feeder));
      List<MapPlace> some = pairs.stream().filter(pair -> feeds(pair, feeder.key())).toList();
      if (some.contains(first)) {
        Assembly.bringFirst(pairs, some, first);
      }
    }
    List<FieldMapping> fields = new ArrayList<>();
    pairs.forEach(pair -> fields.add(field(pair)));
    return fields;
  }

  private boolean feeds(MapPlace pair, String finance) {
    FieldMapping field = (FieldMapping) assembly.part(pair);
    return direction(pair).includes(Direction.TO_FINANCE)
        && field.sourceField().strip().toUpperCase(Locale.ROOT).equals(finance);
  }

  private SyncDirection direction(MapPlace pair) {
    Object value = target.value(pair.at(MapPart.DIRECTION));
    return value instanceof SyncDirection known ? known : SyncDirection.UNKNOWN;
  }

  private FieldMapping field(MapPlace pair) {
    FieldMapping was = (FieldMapping) assembly.part(pair);
    return new FieldMapping(
        direction(pair),
        was.sourceField(),
        target.text(pair.at(MapPart.PATH)),
        (String) target.value(pair.at(MapPart.RELATED_TABLE)),
        new TransformAssembly(assembly, pair).build(),
        Boolean.TRUE.equals(target.value(pair.at(MapPart.SYSTEM_GENERATED))),
        withCode(pair, new Others(target, pair).in(was.original(), MapFacts.KNOWN_OF_PAIR)));
  }

  /** A direction that the model does not know stands in the original alone. */
  private Original withCode(MapPlace pair, Original was) {
    if (direction(pair) != SyncDirection.UNKNOWN) {
      return was;
    }
    Map<String, @Nullable Object> now = new LinkedHashMap<>(was.properties());
    Object code = target.value(pair.at(MapPart.DIRECTION));
    if (code == null) {
      now.remove(Spelling.of(was, CODE));
    } else {
      now.put(Spelling.of(was, CODE), code);
    }
    return new Original(now);
  }
}
