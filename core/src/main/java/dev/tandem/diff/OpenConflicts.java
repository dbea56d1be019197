package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a merge in a map: the property {@value #PROPERTY} of the mapping, a list with an
 * object per conflict. The platform passes over properties that it does not know (JSON-1).
 */
final class OpenConflicts {
  static final String PROPERTY = DualWriteMap.OPEN_CONFLICTS;

  private OpenConflicts() {}

  /** The marks of a map by the place that they name. */
  static Map<String, Map<?, ?>> of(DualWriteMap map) {
    Map<String, Map<?, ?>> marks = new LinkedHashMap<>();
    if (map.original().properties().get(PROPERTY) instanceof List<?> list) {
      for (Object mark : list) {
        if (mark instanceof Map<?, ?> object && object.get("place") instanceof String place) {
          marks.put(place, object);
        }
      }
    }
    return marks;
  }

  static Map<String, @Nullable Object> mark(MapConflict conflict) {
    Map<String, @Nullable Object> mark = new LinkedHashMap<>();
    mark.put("place", conflict.place().display());
    mark.put("conflict", conflict.kind().words());
    mark.put("base", conflict.base());
    mark.put("ours", conflict.ours());
    mark.put("theirs", conflict.theirs());
    return mark;
  }
}
