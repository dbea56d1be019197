package dev.tandem.example.odata.server.model;

/**
 * A single-valued navigation: one lookup column towards one of its target tables. Immutable.
 *
 * @param name the navigation property
 * @param field the property with the id
 * @param targetType the entity type of the target
 */
public record Navigation(String name, Field field, String targetType) {}
