package dev.tandem.map.format;

import dev.tandem.map.MapProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code msdyn_properties}; text that is no such JSON is kept as it is (PROP-5). */
final class PropertiesDecoder {
  private PropertiesDecoder() {}

  static MapProperties decode(@Nullable String raw, Budget budget) {
    if (raw == null || raw.isBlank()) {
      return raw == null
          ? MapProperties.NONE
          : new MapProperties("", false, List.of(), Map.of(), raw);
    }
    try {
      JsonSource source = JsonSource.of("properties", raw.strip());
      JsonObject json = JsonObject.root(JsonTree.parse(source, budget), source);
      return new MapProperties(
          json.text("Description"),
          json.flag("SkipInitialSync"),
          tags(json.value("Tags")),
          minimumVersions(json.object("TargetVersionInfo")),
          raw);
    } catch (MapFormatException unreadable) {
      return new MapProperties("", false, List.of(), Map.of(), raw);
    }
  }

  private static List<String> tags(@Nullable Object value) {
    List<String> tags = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object tag : list) {
        if (tag instanceof String text) {
          tags.add(text);
        }
      }
    }
    return tags;
  }

  private static Map<String, String> minimumVersions(@Nullable JsonObject sides) {
    Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (sides != null) {
      for (Object side : sides.properties().values()) {
        if (side instanceof Map<?, ?> byName) {
          byName.forEach(
              (name, version) -> {
                if (version instanceof String text) {
                  versions.putIfAbsent((String) name, text);
                }
              });
        }
      }
    }
    return versions;
  }
}
