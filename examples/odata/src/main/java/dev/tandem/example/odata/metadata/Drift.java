package dev.tandem.example.odata.metadata;

/**
 * A difference between the tables that were expected and those that a service publishes. What is
 * named is left out of the catalog. Immutable.
 *
 * @param table the expected table
 * @param column the expected column; empty when the table itself is meant
 * @param what what is different
 */
public record Drift(String table, String column, String what) {

  /** One line for people. */
  public String display() {
    return (column.isEmpty() ? table : table + "." + column) + ": " + what;
  }
}
