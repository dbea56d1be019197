package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.Leg;
import dev.tandem.map.MapVersion;
import dev.tandem.map.Original;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map and the file or entry it was found in. Immutable.
 *
 * @param map the map
 * @param file name of the source
 * @param text the mapping in that file
 */
record FoundMap(DualWriteMap map, String file, JsonSource text) {

  /**
   * A record of the map table, as packages and the Web API carry it.
   *
   * @param displayName {@code msdyn_displayname}
   * @param uniqueName {@code msdyn_name}
   * @param version {@code msdyn_version}
   * @param properties {@code msdyn_properties}
   */
  record MapRecord(
      @Nullable String displayName,
      @Nullable String uniqueName,
      @Nullable String version,
      @Nullable String properties) {

    /** What a bare mapping has. */
    static final MapRecord NONE = new MapRecord(null, null, null, null);
  }

  /** Reads the mapping of a record. */
  static FoundMap parse(MapRecord record, JsonSource mapping, Budget budget) {
    Object tree = JsonTree.parse(mapping, budget);
    return of(record, JsonObject.root(tree, mapping), mapping.file(), budget);
  }

  /** The map that a mapping object is. */
  static FoundMap of(MapRecord record, JsonObject root, String file, Budget budget) {
    if (root.spelling(Names.LEGS) == null) {
      throw root.malformed(
          "found an object without \"legs\"; expected a dual-write mapping as msdyn_mapping holds"
              + " it");
    }
    List<Leg> legs = MappingDecoder.legs(root);
    DualWriteMap map =
        new DualWriteMap(
            MappingDecoder.name(root, legs),
            record.displayName(),
            record.uniqueName(),
            version(record.version()),
            PropertiesDecoder.decode(record.properties(), budget),
            legs,
            new Original(root.properties()));
    return new FoundMap(map, file, root.source());
  }

  private static @Nullable MapVersion version(@Nullable String text) {
    try {
      return text == null ? null : MapVersion.parse(text);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** Whether it is the same map in the same file, wherever it stands there. */
  boolean isSame(FoundMap other) {
    return map.equals(other.map) && file.equals(other.file);
  }

  /** Whether the text names this map, with or without its version (MAP-3). */
  boolean isCalled(String text) {
    return map.isCalled(text)
        || (map.version() != null
            && text.strip().equalsIgnoreCase(map.name() + " " + map.version()));
  }

  /** The map for a list in a message. */
  String describe() {
    String version = map.version() == null ? "" : " " + map.version();
    return Texts.clip(map.name()) + version + " (" + file + ")";
  }
}
