package dev.tandem.map.format;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Empty parts with the properties, order and constants of a map as the platform exports it. */
final class ShippedForm {
  private ShippedForm() {}

  static Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(Names.NAME, "");
    map.put("entityName", null);
    map.put("order", BigDecimal.ZERO);
    map.put("connectionSetName", null);
    map.put("leftEnvironmentType", "AX");
    map.put("centerEnvironmentType", "CRM");
    map.put("rightEnvironmentType", "UNDEFINED");
    map.put("leftEnvironment", "");
    map.put("centerEnvironment", "");
    map.put("leftPartitionName", null);
    map.put("centerPartitionName", null);
    map.put(Names.LEGS, List.of());
    return map;
  }

  static Map<String, @Nullable Object> leg() {
    Map<String, @Nullable Object> leg = new LinkedHashMap<>();
    leg.put(Names.ID, "");
    leg.put("sourceEnvironment", "");
    leg.put(Names.SOURCE_SCHEMA, "");
    leg.put("sourceSchemaDistinctName", null);
    leg.put("sourceEnvironmentType", "AX");
    leg.put(Names.SOURCE_FILTER, "");
    leg.put("isSourceFilterEditable", null);
    leg.put("destinationEnvironment", "");
    leg.put(Names.DESTINATION_SCHEMA, "");
    leg.put("destinationSchemaDistinctName", null);
    leg.put("destinationEnvironmentType", "CRM");
    leg.put(Names.REVERSED_FILTER, "");
    leg.put(Names.FIELD_MAPPINGS, List.of());
    leg.put("sourceMQuery", null);
    leg.put("mashup", null);
    leg.put("sourceEntitySchema", null);
    leg.put("sourceProjectName", null);
    leg.put("entityFile", null);
    leg.put("entityFileFormat", BigDecimal.ZERO);
    leg.put("entityFileInfo", null);
    leg.put("deleteNonMatchingData", false);
    return leg;
  }

  static Map<String, @Nullable Object> field() {
    Map<String, @Nullable Object> field = new LinkedHashMap<>();
    field.put(Names.DIRECTION, BigDecimal.ZERO);
    field.put(Names.SOURCE_FIELD, "");
    field.put(Names.DESTINATION_FIELD, "");
    field.put(Names.RELATED_ENTITY, null);
    field.put(Names.TRANSFORMS, List.of());
    field.put(Names.SYSTEM_GENERATED, false);
    return field;
  }

  static Map<String, @Nullable Object> valueMap() {
    Map<String, @Nullable Object> transform = new LinkedHashMap<>();
    transform.put(Names.TRANSFORM_TYPE, "ValueMap");
    transform.put(Names.VALUE_MAP, Map.of());
    transform.put(Names.CREATE_VALUES, false);
    return transform;
  }

  static Map<String, @Nullable Object> defaultValue() {
    Map<String, @Nullable Object> transform = new LinkedHashMap<>();
    transform.put(Names.TRANSFORM_TYPE, "Default");
    transform.put(Names.DEFAULT_VALUE, null);
    return transform;
  }

  static Map<String, @Nullable Object> truncate() {
    Map<String, @Nullable Object> transform = new LinkedHashMap<>();
    transform.put(Names.TRANSFORM_TYPE, "Truncate");
    transform.put(Names.LENGTH, BigDecimal.ZERO);
    return transform;
  }
}
