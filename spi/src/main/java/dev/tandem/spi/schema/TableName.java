package dev.tandem.spi.schema;

import java.util.Locale;
import java.util.Objects;

/**
 * Names one Dataverse table (by its entity set name) or one finance data entity (by its label), the
 * two forms that map files use (JSON-3, JSON-4). Names compare without regard to case. Immutable.
 *
 * @param side the system that holds the table
 * @param name the name as a map file writes it
 */
public record TableName(Side side, String name) {

  public TableName {
    Objects.requireNonNull(side, "side");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a table name is not blank");
    }
  }

  /** A Dataverse table by entity set name, for example {@code msdyn_projects}. */
  public static TableName dataverse(String entitySet) {
    return new TableName(Side.DATAVERSE, entitySet);
  }

  /** A finance entity by label, for example {@code Projects V2}. */
  public static TableName finance(String label) {
    return new TableName(Side.FINANCE, label);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableName that && side == that.side && name.equalsIgnoreCase(that.name);
  }

  @Override
  public int hashCode() {
    return name.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
