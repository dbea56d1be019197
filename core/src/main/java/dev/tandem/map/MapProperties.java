package dev.tandem.map;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code msdyn_properties} says about a map (section 1.4 of the behaviour reference). Data
 * only. Immutable.
 *
 * @param description free text, empty when there is none
 * @param skipInitialSync default of the initial sync check box
 * @param tags tags; unknown ones have no effect (PROP-4)
 * @param minimumVersions version text by solution or application, names compared without regard to
 *     case (PROP-1)
 * @param raw the text as it stands in the package, null when there is none; malformed text is kept
 *     and everything else is then empty (PROP-5)
 */
public record MapProperties(
    String description,
    boolean skipInitialSync,
    List<String> tags,
    Map<String, String> minimumVersions,
    @Nullable String raw) {

  /** Nothing said. */
  public static final MapProperties NONE = new MapProperties("", false, List.of(), Map.of(), null);

  public MapProperties {
    tags = List.copyOf(tags);
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    minimumVersions.forEach(anyCase::putIfAbsent);
    minimumVersions = Collections.unmodifiableMap(anyCase);
  }
}
