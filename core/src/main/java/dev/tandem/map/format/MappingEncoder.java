package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns maps into JSON trees. A part that was read comes out as it went in, but for what code has
 * changed since; a part built in code takes the shipped form.
 */
final class MappingEncoder {
  private MappingEncoder() {}

  static Map<String, @Nullable Object> encode(DualWriteMap map) {
    boolean built = map.original().properties().isEmpty();
    JsonObject json = JsonObject.reread(built ? ShippedForm.map() : map.original().properties());
    Edit edit = new Edit(json);
    edit.set(Names.NAME, built ? null : MappingDecoder.name(json, map.legs()), map.name());
    edit.list(Names.LEGS, MappingDecoder.legs(json), map.legs(), MappingEncoder::leg);
    return edit.done();
  }

  private static Map<String, @Nullable Object> leg(Leg leg) {
    if (leg.equals(MappingDecoder.leg(nothing()))) {
      return Map.of();
    }
    JsonObject json = origin(leg.original(), ShippedForm.leg());
    Leg was = MappingDecoder.leg(json);
    Edit edit = new Edit(json);
    edit.set(Names.ID, was.id(), leg.id());
    edit.set(Names.SOURCE_SCHEMA, was.sourceSchema(), leg.sourceSchema());
    edit.set(Names.DESTINATION_SCHEMA, was.destinationSchema(), leg.destinationSchema());
    edit.set(Names.SOURCE_FILTER, was.sourceFilter(), leg.sourceFilter());
    edit.set(Names.REVERSED_FILTER, was.reversedSourceFilter(), leg.reversedSourceFilter());
    edit.list(
        Names.FIELD_MAPPINGS, was.fieldMappings(), leg.fieldMappings(), MappingEncoder::field);
    return edit.done();
  }

  private static Map<String, @Nullable Object> field(FieldMapping field) {
    if (field.equals(MappingDecoder.field(nothing()))) {
      return Map.of();
    }
    JsonObject json = origin(field.original(), ShippedForm.field());
    FieldMapping was = MappingDecoder.field(json);
    Edit edit = new Edit(json);
    edit.set(
        Names.DIRECTION,
        was.direction(),
        field.direction(),
        BigDecimal.valueOf(field.direction().code()));
    edit.set(Names.SOURCE_FIELD, was.sourceField(), field.sourceField());
    edit.set(Names.DESTINATION_FIELD, was.destinationField(), field.destinationField());
    edit.set(Names.RELATED_ENTITY, was.relatedEntity(), field.relatedEntity());
    edit.list(Names.TRANSFORMS, was.transforms(), field.transforms(), TransformEncoder::encode);
    edit.set(
        Names.SYSTEM_GENERATED,
        was.systemGenerated(),
        field.systemGenerated(),
        field.systemGenerated());
    if (field.original().properties().isEmpty()) {
      dropUnused(edit, field);
    }
    return edit.done();
  }

  private static void dropUnused(Edit edit, FieldMapping field) {
    if (field.direction() == SyncDirection.UNKNOWN) {
      edit.drop(Names.DIRECTION);
    }
    if (field.relatedEntity() == null) {
      edit.drop(Names.RELATED_ENTITY);
    }
    if (field.transforms().isEmpty()) {
      edit.drop(Names.TRANSFORMS);
    }
  }

  private static JsonObject nothing() {
    return JsonObject.reread(Map.of());
  }

  private static JsonObject origin(Original original, Map<String, @Nullable Object> shipped) {
    return JsonObject.reread(original.properties().isEmpty() ? shipped : original.properties());
  }
}
