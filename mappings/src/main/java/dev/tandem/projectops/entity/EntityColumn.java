package dev.tandem.projectops.entity;

/**
 * One column that an entity models. Immutable.
 *
 * @param attribute name of the accessor
 * @param column name of the column
 * @param type class of the values: that of the slot, {@link Boolean} for a yes or no, or the enum
 *     of the known options or members
 * @param length see {@link Column#length}
 */
public record EntityColumn(String attribute, String column, Class<?> type, int length) {}
