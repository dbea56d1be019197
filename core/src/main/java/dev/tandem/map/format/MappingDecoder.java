package dev.tandem.map.format;

import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of a mapping mean. Only structure is refused here; anything else, valid or not,
 * is kept for the compiler to judge.
 */
final class MappingDecoder {
  private MappingDecoder() {}

  /**
   * The name of a map; when the file gives none, formed as shipped maps are named from the schemas
   * of the first leg (PKG-4).
   */
  static String name(JsonObject root, List<Leg> legs) {
    String name = root.text(Names.NAME);
    if (!name.isEmpty() || legs.isEmpty()) {
      return name;
    }
    return "[" + legs.get(0).sourceSchema() + "] - [" + legs.get(0).destinationSchema() + "]";
  }

  /** The legs, in document order. */
  static List<Leg> legs(JsonObject root) {
    return root.objects(Names.LEGS).stream().map(MappingDecoder::leg).toList();
  }

  static Leg leg(JsonObject json) {
    return new Leg(
        json.text(Names.ID),
        json.text(Names.SOURCE_SCHEMA),
        json.text(Names.DESTINATION_SCHEMA),
        json.text(Names.SOURCE_FILTER),
        json.text(Names.REVERSED_FILTER),
        json.objects(Names.FIELD_MAPPINGS).stream().map(MappingDecoder::field).toList(),
        new Original(json.properties()));
  }

  static FieldMapping field(JsonObject json) {
    return new FieldMapping(
        direction(json.value(Names.DIRECTION)),
        fieldName(json, Names.SOURCE_FIELD),
        fieldName(json, Names.DESTINATION_FIELD),
        json.textOrNull(Names.RELATED_ENTITY),
        json.objects(Names.TRANSFORMS).stream().map(TransformDecoder::transform).toList(),
        json.flag(Names.SYSTEM_GENERATED),
        new Original(json.properties()));
  }

  private static String fieldName(JsonObject json, String property) {
    String name = json.text(property);
    return name.isBlank() ? "" : name;
  }

  private static SyncDirection direction(@Nullable Object code) {
    OptionalInt number = TransformDecoder.wholeNumber(code);
    return number.isPresent() ? SyncDirection.of(number.getAsInt()) : SyncDirection.UNKNOWN;
  }
}
