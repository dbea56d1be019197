package dev.tandem.map.format;

import dev.tandem.map.format.FoundMap.MapRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON forms of a map: the bare mapping, one record of the map table, and a page of records as
 * the Dataverse Web API answers.
 */
final class JsonForms {
  private static final String VALUE = "value";

  private JsonForms() {}

  /** The maps of a JSON text; empty when it is JSON, but of none of these forms. */
  static List<FoundMap> read(String file, String text, Budget budget) {
    JsonSource source = JsonSource.of(file, text);
    if (!(JsonTree.parse(source, budget) instanceof Map<?, ?> properties)) {
      return List.of();
    }
    JsonObject root = JsonObject.root(properties, source);
    if (root.spelling(Names.LEGS) != null) {
      return List.of(FoundMap.of(MapRecord.NONE, root, file, budget));
    }
    if (root.spelling(Names.RECORD_MAPPING) != null) {
      return records(List.of(root), budget);
    }
    return root.value(VALUE) instanceof List<?> list && list.stream().anyMatch(JsonForms::isRecord)
        ? records(root.objects(VALUE), budget)
        : List.of();
  }

  /** The path to the mapping of a record of a document that has been read; empty for all of it. */
  static List<String> mappingPath(String file, String text, int index, Budget budget) {
    JsonSource source = JsonSource.of(file, text);
    JsonObject root = JsonObject.root(JsonTree.parse(source, budget), source);
    if (root.spelling(Names.LEGS) != null) {
      return List.of();
    }
    if (root.spelling(Names.RECORD_MAPPING) != null) {
      return root.below(Names.RECORD_MAPPING);
    }
    return root.objects(VALUE).get(index).below(Names.RECORD_MAPPING);
  }

  private static boolean isRecord(@Nullable Object value) {
    return value instanceof Map<?, ?> properties
        && properties.keySet().stream()
            .anyMatch(key -> Names.RECORD_MAPPING.equalsIgnoreCase((String) key));
  }

  private static List<FoundMap> records(List<JsonObject> records, Budget budget) {
    List<FoundMap> maps = new ArrayList<>();
    for (JsonObject record : records) {
      try {
        maps.add(record(record, budget));
      } catch (MapFormatException e) {
        budget.passOver(name(record), e);
      }
    }
    return maps;
  }

  /** What a record is called that cannot be read otherwise. */
  private static @Nullable String name(JsonObject record) {
    return record.value(Names.RECORD_DISPLAY_NAME) instanceof String display
        ? display
        : record.value(Names.RECORD_NAME) instanceof String unique ? unique : null;
  }

  private static FoundMap record(JsonObject json, Budget budget) {
    String mapping = json.text(Names.RECORD_MAPPING);
    if (mapping.isBlank()) {
      throw json.malformed(
          Names.RECORD_MAPPING,
          "found no mapping in this record; expected JSON text: ask the Web API for msdyn_mapping,"
              + " msdyn_name, msdyn_displayname, msdyn_version and msdyn_properties");
    }
    MapRecord record =
        new MapRecord(
            json.textOrNull(Names.RECORD_DISPLAY_NAME),
            json.textOrNull(Names.RECORD_NAME),
            json.textOrNull(Names.RECORD_VERSION),
            json.textOrNull(Names.RECORD_PROPERTIES));
    return FoundMap.parse(record, json.inner(Names.RECORD_MAPPING, mapping), budget);
  }
}
