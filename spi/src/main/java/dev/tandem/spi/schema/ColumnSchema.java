package dev.tandem.spi.schema;

import java.util.Objects;

/**
 * One column of a Dataverse table or one field of a finance entity. Immutable.
 *
 * @param name logical column name on Dataverse, the upper-case form of map files on finance;
 *     compared without regard to case (JSON-7)
 * @param type type and limits
 * @param requirement whether a new row needs a value
 * @param readOnly whether writers must leave it alone (DIPV1011)
 * @param filledBySystem whether the system or the application supplies a value when the writer
 *     gives none, so that a required column need not be mapped (VAL-2)
 */
public record ColumnSchema(
    String name,
    FieldType type,
    Requirement requirement,
    boolean readOnly,
    boolean filledBySystem) {

  public ColumnSchema {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(requirement, "requirement");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column has a name");
    }
  }

  /** An optional, writable column. */
  public static ColumnSchema of(String name, FieldType type) {
    return new ColumnSchema(name, type, Requirement.OPTIONAL, false, false);
  }

  /** A writable column that every new row needs. */
  public static ColumnSchema required(String name, FieldType type) {
    return new ColumnSchema(name, type, Requirement.REQUIRED, false, false);
  }
}
