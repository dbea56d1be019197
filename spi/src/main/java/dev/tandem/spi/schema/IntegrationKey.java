package dev.tandem.spi.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ordered columns that identify a row to dual-write (KEY-1). A column of a lookup stands as a
 * path to the natural key of its target, for example {@code msdyn_company.cdm_companycode} (KEY-5).
 * Immutable.
 *
 * @param columns column names or lookup paths, at least one
 */
public record IntegrationKey(List<String> columns) {

  public IntegrationKey {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("an integration key has at least one column");
    }
  }

  /** The key of these columns, in this order. */
  public static IntegrationKey of(String... columns) {
    return new IntegrationKey(Arrays.asList(columns));
  }

  /**
   * Whether both name the same columns, order and case aside (KEY-16). A column that stands twice
   * in one key says nothing more than a column that stands once.
   */
  public boolean sameColumns(IntegrationKey other) {
    return distinctColumns().equals(other.distinctColumns());
  }

  private Set<String> distinctColumns() {
    Set<String> distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    distinct.addAll(columns);
    return distinct;
  }

  @Override
  public String toString() {
    return String.join(" + ", columns);
  }
}
