package dev.tandem.example.odata.metadata;

/**
 * A navigation to one other row. Immutable.
 *
 * @param name in its exact spelling, which a write binds
 * @param targetType the entity type of the other row, without namespace
 * @param property the property with the id of the other row; empty when there is none
 */
public record NavigationShape(String name, String targetType, String property) {}
