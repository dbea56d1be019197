package dev.tandem.diff;

import dev.tandem.map.Original;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the properties that the library does not know to what the facts of a place say. */
final class Others {
  private final Facts target;
  private final MapPlace place;

  Others(Facts target, MapPlace place) {
    this.target = target;
    this.place = place;
  }

  /** The original with other unknown properties; the known ones stay for the writer to compare. */
  Original in(Original was, Set<String> known) {
    Map<String, @Nullable Object> now = new LinkedHashMap<>(was.properties());
    now.keySet().removeIf(name -> isGone(name, was, known));
    for (MapPlace other : target.children(place, MapPart.OTHER)) {
      Object value = target.value(other);
      boolean same =
          now.containsKey(other.key())
              && Objects.equals(Meanings.json(now.get(other.key())), Meanings.json(value));
      if (!same) {
        now.put(other.key(), value);
      }
    }
    return new Original(now);
  }

  private boolean isGone(String name, Original was, Set<String> known) {
    return MapFacts.isOther(name, was.properties().get(name), known)
        && !target.has(place.at(MapPart.OTHER, name));
  }

  /** The same of a whole map, with the conflicts that are open. */
  Original withMarks(Original was) {
    Map<String, @Nullable Object> now =
        new LinkedHashMap<>(in(was, MapFacts.KNOWN_OF_MAP).properties());
    List<@Nullable Object> marks = new ArrayList<>();
    target
        .children(MapPlace.MAP, MapPart.OPEN_CONFLICT)
        .forEach(mark -> marks.add(target.value(mark)));
    if (marks.isEmpty()) {
      now.remove(OpenConflicts.PROPERTY);
    } else {
      now.put(OpenConflicts.PROPERTY, marks);
    }
    return new Original(now);
  }
}
