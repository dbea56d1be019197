package dev.tandem.map.format;

/** The names of map files. */
final class Names {
  static final String NAME = "name";
  static final String LEGS = "legs";
  static final String ID = "id";
  static final String SOURCE_SCHEMA = "sourceSchema";
  static final String DESTINATION_SCHEMA = "destinationSchema";
  static final String SOURCE_FILTER = "sourceFilter";
  static final String REVERSED_FILTER = "reversedSourceFilter";
  static final String FIELD_MAPPINGS = "fieldMappings";
  static final String DIRECTION = "syncDirection";
  static final String SOURCE_FIELD = "sourceField";
  static final String DESTINATION_FIELD = "destinationField";
  static final String RELATED_ENTITY = "destinationLookupFieldRelatedEntity";
  static final String TRANSFORMS = "valueTransforms";
  static final String SYSTEM_GENERATED = "isSystemGenerated";
  static final String TRANSFORM_TYPE = "transformType";
  static final String DOLLAR_TYPE = "$type";
  static final String VALUE_MAP = "valueMap";
  static final String CREATE_VALUES = "createValuesOnDestination";
  static final String DEFAULT_VALUE = "defaultValue";
  static final String LENGTH = "length";

  static final String RECORD_MAPPING = "msdyn_mapping";
  static final String RECORD_NAME = "msdyn_name";
  static final String RECORD_DISPLAY_NAME = "msdyn_displayname";
  static final String RECORD_VERSION = "msdyn_version";
  static final String RECORD_PROPERTIES = "msdyn_properties";

  private Names() {}
}
