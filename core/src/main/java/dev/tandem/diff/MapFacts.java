package dev.tandem.diff;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.format.PropertiesText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the facts of one map. Used once. */
final class MapFacts {
  static final Set<String> KNOWN_OF_MAP = Set.of("name", "legs", "tandemconflicts");
  static final Set<String> KNOWN_OF_LEG =
      Set.of(
          "id",
          "sourceschema",
          "destinationschema",
          "sourcefilter",
          "reversedsourcefilter",
          "fieldmappings");
  static final Set<String> KNOWN_OF_PAIR =
      Set.of(
          "syncdirection",
          "sourcefield",
          "destinationfield",
          "destinationlookupfieldrelatedentity",
          "valuetransforms",
          "issystemgenerated");

  private final Frame frame;
  private final Facts facts = new Facts();

  private MapFacts(Frame frame) {
    this.frame = frame;
  }

  static Facts of(DualWriteMap map, Frame frame) {
    MapFacts reader = new MapFacts(frame);
    reader.read(map);
    return reader.facts;
  }

  private void read(DualWriteMap map) {
    facts.put(MapPlace.MAP.at(MapPart.NAME), Fact.of(map.name()));
    putIfAny(MapPlace.MAP.at(MapPart.DISPLAY_NAME), map.displayName());
    putIfAny(MapPlace.MAP.at(MapPart.UNIQUE_NAME), map.uniqueName());
    putIfAny(MapPlace.MAP.at(MapPart.VERSION), map.version());
    properties(map.properties());
    others(facts, MapPlace.MAP, map.original(), KNOWN_OF_MAP);
    OpenConflicts.of(map)
        .forEach(
            (place, mark) ->
                facts.put(MapPlace.MAP.at(MapPart.OPEN_CONFLICT, place), Fact.of(mark)));
    List<String> keys = frame.legKeys(map);
    for (int i = 0; i < keys.size(); i++) {
      leg(keys.get(i), map.legs().get(i));
    }
  }

  private void putIfAny(MapPlace place, @Nullable Object value) {
    if (value != null) {
      facts.put(place, Fact.of(value));
    }
  }

  private void properties(MapProperties properties) {
    Map<String, @Nullable Object> byName =
        frame.readableProperties() ? PropertiesText.properties(properties.raw()) : null;
    if (byName == null) {
      String raw = properties.raw() == null ? "" : properties.raw();
      facts.put(MapPlace.MAP.at(MapPart.PROPERTY), new Fact(raw.strip(), raw));
      return;
    }
    byName.forEach(
        (name, value) ->
            facts.put(
                MapPlace.MAP.at(MapPart.PROPERTY, name), new Fact(Meanings.anyCase(value), value)));
  }

  /** Properties that the library does not know, in the spelling of the file. */
  static void others(Facts facts, MapPlace place, Original original, Set<String> known) {
    original
        .properties()
        .forEach(
            (name, value) -> {
              if (isOther(name, value, known)) {
                facts.put(place.at(MapPart.OTHER, name), new Fact(Meanings.json(value), value));
              }
            });
  }

  static boolean isOther(String name, @Nullable Object value, Set<String> known) {
    return !known.contains(name.toLowerCase(Locale.ROOT)) && !Meanings.isNothing(name, value);
  }

  private void leg(String key, Leg leg) {
    MapPlace place = MapPlace.MAP.at(MapPart.LEG, key);
    facts.put(place, Fact.there(leg));
    facts.put(place.at(MapPart.LEG_ID), Fact.of(leg.id()));
    name(place.at(MapPart.FINANCE_ENTITY), leg.sourceSchema());
    name(place.at(MapPart.TABLE), leg.destinationSchema());
    for (Direction direction : Direction.values()) {
      String filter = leg.filter(direction);
      facts.put(
          filterPlace(place, direction),
          new Fact(FilterMeaning.of(direction.source(), filter), filter));
    }
    others(facts, place, leg.original(), KNOWN_OF_LEG);
    List<String> pairs = pairKeys(key, leg.fieldMappings());
    for (int i = 0; i < pairs.size(); i++) {
      pair(facts, place.at(MapPart.PAIR, pairs.get(i)), leg.fieldMappings().get(i));
    }
    feeders(place, pairs, leg.fieldMappings());
  }

  static MapPlace filterPlace(MapPlace leg, Direction direction) {
    return leg.at(
        MapPart.FILTER, direction == Direction.TO_FINANCE ? "to finance" : "to Dataverse");
  }

  private void name(MapPlace place, String text) {
    facts.put(place, new Fact(Meanings.name(text), text));
  }

  /** Pairs of one name are numbered by what they say, so that their order does not count. */
  private List<String> pairKeys(String leg, List<FieldMapping> fields) {
    List<String> names = frame.pairNames(leg, fields);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      order.add(i);
    }
    if (names.stream().distinct().count() < names.size()) {
      order.sort(Comparator.comparing(index -> meaning(fields.get(index))));
    }
    List<String> numbered = Frame.numbered(order.stream().map(names::get).toList());
    String[] keys = new String[names.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[order.get(i)] = numbered.get(i);
    }
    return List.of(keys);
  }

  private static String meaning(FieldMapping field) {
    Facts own = new Facts();
    pair(own, MapPlace.MAP, field);
    List<String> lines = new ArrayList<>();
    for (MapPlace place : own.places()) {
      Fact fact = own.get(place);
      lines.add(place.display() + "=" + (fact == null ? "" : fact.meaning()));
    }
    lines.sort(null);
    return String.join("\n", lines);
  }

  private static void pair(Facts facts, MapPlace place, FieldMapping field) {
    facts.put(place, Fact.there(field));
    facts.put(place.at(MapPart.DIRECTION), direction(field));
    String path = field.destinationField();
    facts.put(place.at(MapPart.PATH), new Fact(Meanings.path(path), path));
    if (field.relatedEntity() != null) {
      facts.put(place.at(MapPart.RELATED_TABLE), Fact.of(field.relatedEntity()));
    }
    facts.put(place.at(MapPart.SYSTEM_GENERATED), Fact.of(field.systemGenerated()));
    others(facts, place, field.original(), KNOWN_OF_PAIR);
    TransformFacts.read(facts, place, field);
  }

  /** A code that is none of 1, 2 and 3 means what the file says. */
  private static Fact direction(FieldMapping field) {
    if (field.direction() != SyncDirection.UNKNOWN) {
      return Fact.of(field.direction());
    }
    Object raw = Spelling.value(field.original(), "syncDirection");
    return new Fact("code " + Meanings.json(raw), raw);
  }

  private void feeders(MapPlace leg, List<String> pairs, List<FieldMapping> fields) {
    Map<String, List<String>> feeders = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      FieldMapping field = fields.get(i);
      if (field.direction().includes(Direction.TO_FINANCE) && !field.sourceField().isBlank()) {
        String finance = field.sourceField().strip().toUpperCase(Locale.ROOT);
        feeders.computeIfAbsent(finance, any -> new ArrayList<>()).add(pairs.get(i));
      }
    }
    feeders.forEach(
        (finance, some) -> {
          if (some.size() > 1) {
            facts.put(leg.at(MapPart.FEEDER, finance), Fact.of(some.get(0)));
          }
        });
  }
}
