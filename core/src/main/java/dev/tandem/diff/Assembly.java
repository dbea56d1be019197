package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.MapVersion;
import dev.tandem.map.format.PropertiesText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a map that says given facts. What it does not have to change keeps the spelling and order
 * of the first source; parts that only another source has stand behind what they follow there. Used
 * once.
 */
final class Assembly {

  /**
   * A map to take parts from.
   *
   * @param map the map
   * @param facts what it says
   */
  record Source(DualWriteMap map, Facts facts) {}

  private final List<Source> sources;
  private final Facts target;

  Assembly(List<Source> sources, Facts target) {
    this.sources = sources;
    this.target = target;
  }

  DualWriteMap build() {
    DualWriteMap first = sources.get(0).map();
    List<Leg> legs = new ArrayList<>();
    for (MapPlace place : children(MapPlace.MAP, MapPart.LEG)) {
      legs.add(new LegAssembly(this, place).build());
    }
    return new DualWriteMap(
        target.text(MapPlace.MAP.at(MapPart.NAME)),
        (String) target.value(MapPlace.MAP.at(MapPart.DISPLAY_NAME)),
        (String) target.value(MapPlace.MAP.at(MapPart.UNIQUE_NAME)),
        (MapVersion) target.value(MapPlace.MAP.at(MapPart.VERSION)),
        properties(first.properties()),
        legs,
        new Others(target, MapPlace.MAP).withMarks(first.original()));
  }

  Facts target() {
    return target;
  }

  /** The first source's part at a place. */
  Object part(MapPlace place) {
    for (Source source : sources) {
      Object part = source.facts().value(place);
      if (part != null) {
        return part;
      }
    }
    throw new IllegalStateException("no source has " + place.display());
  }

  /** The wanted parts of a kind in the order of the sources. */
  List<MapPlace> children(MapPlace place, MapPart part) {
    Set<MapPlace> wanted = Set.copyOf(target.children(place, part));
    List<MapPlace> ordered = new ArrayList<>();
    for (Source source : sources) {
      int after = -1;
      for (MapPlace child : source.facts().children(place, part)) {
        int known = ordered.indexOf(child);
        if (known >= 0) {
          // Behind all that it follows: of two of one name the second stays the second.
          after = Math.max(after, known);
        } else if (wanted.contains(child)) {
          after++;
          ordered.add(after, child);
        }
      }
    }
    return ordered;
  }

  /** Brings what must come first of some to the place of the first of them. */
  static <T> void bringFirst(List<T> all, List<T> some, T first) {
    int to = some.stream().mapToInt(all::indexOf).min().orElse(0);
    all.remove(first);
    all.add(to, first);
  }

  private MapProperties properties(MapProperties first) {
    MapPlace malformed = MapPlace.MAP.at(MapPart.PROPERTY);
    if (target.has(malformed)) {
      String raw = target.text(malformed);
      boolean same = raw.equals(first.raw()) || (raw.isEmpty() && first.raw() == null);
      return same ? first : PropertiesText.read(raw);
    }
    Map<String, @Nullable Object> was = PropertiesText.properties(first.raw());
    Map<String, @Nullable Object> now = new LinkedHashMap<>(was == null ? Map.of() : was);
    List<MapPlace> places = target.children(MapPlace.MAP, MapPart.PROPERTY);
    now.keySet().removeIf(name -> !target.has(MapPlace.MAP.at(MapPart.PROPERTY, name)));
    places.forEach(place -> now.put(place.key(), target.value(place)));
    boolean same = was != null && now.equals(was);
    return same ? first : PropertiesText.read(PropertiesText.write(now, first.raw()));
  }
}
