package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import java.util.ArrayList;
import java.util.List;

/** Copies of map parts with a change. */
final class ModelParts {
  private ModelParts() {}

  static FieldMapping withFields(
      FieldMapping field, SyncDirection direction, String finance, String dataverse) {
    return new FieldMapping(
        direction,
        finance,
        dataverse,
        field.relatedEntity(),
        field.transforms(),
        field.systemGenerated(),
        field.original());
  }

  static FieldMapping withTransforms(FieldMapping field, List<Transform> transforms) {
    return new FieldMapping(
        field.direction(),
        field.sourceField(),
        field.destinationField(),
        field.relatedEntity(),
        transforms,
        field.systemGenerated(),
        field.original());
  }

  static Leg withFields(Leg leg, List<FieldMapping> fields) {
    return new Leg(
        leg.id(),
        leg.sourceSchema(),
        leg.destinationSchema(),
        leg.sourceFilter(),
        leg.reversedSourceFilter(),
        fields,
        leg.original());
  }

  static DualWriteMap withName(DualWriteMap map, String name) {
    return new DualWriteMap(
        name,
        map.displayName(),
        map.uniqueName(),
        map.version(),
        map.properties(),
        map.legs(),
        map.original());
  }

  static DualWriteMap withLegs(DualWriteMap map, List<Leg> legs) {
    return new DualWriteMap(
        map.name(),
        map.displayName(),
        map.uniqueName(),
        map.version(),
        map.properties(),
        legs,
        map.original());
  }

  static DualWriteMap withFirstFields(DualWriteMap map, List<FieldMapping> fields) {
    List<Leg> legs = new ArrayList<>(map.legs());
    legs.set(0, withFields(legs.get(0), fields));
    return withLegs(map, legs);
  }

  /** What a map means, without what it was read from. */
  static DualWriteMap withoutOriginals(DualWriteMap map) {
    return new DualWriteMap(
        map.name(),
        map.displayName(),
        map.uniqueName(),
        map.version(),
        map.properties(),
        map.legs().stream().map(ModelParts::bare).toList(),
        Original.NONE);
  }

  private static Leg bare(Leg leg) {
    return new Leg(
        leg.id(),
        leg.sourceSchema(),
        leg.destinationSchema(),
        leg.sourceFilter(),
        leg.reversedSourceFilter(),
        leg.fieldMappings().stream().map(ModelParts::bare).toList(),
        Original.NONE);
  }

  private static FieldMapping bare(FieldMapping field) {
    return new FieldMapping(
        field.direction(),
        field.sourceField(),
        field.destinationField(),
        field.relatedEntity(),
        field.transforms().stream().map(ModelParts::bare).toList(),
        field.systemGenerated(),
        Original.NONE);
  }

  private static Transform bare(Transform transform) {
    if (transform instanceof Transform.ValueMap map) {
      return new Transform.ValueMap(map.entries(), map.createValuesOnDestination(), Original.NONE);
    }
    if (transform instanceof Transform.DefaultValue value) {
      return new Transform.DefaultValue(value.literal(), Original.NONE);
    }
    return transform instanceof Transform.Truncate cut
        ? new Transform.Truncate(cut.length(), Original.NONE)
        : new Transform.Unknown(((Transform.Unknown) transform).type(), Original.NONE);
  }
}
