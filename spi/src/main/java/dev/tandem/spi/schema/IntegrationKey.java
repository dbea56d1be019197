package dev.tandem.spi.schema;

import java.util.Arrays;
import java.util.List;

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

  /** Whether both name the same columns, order and case aside (KEY-16). */
  public boolean sameColumns(IntegrationKey other) {
    return columns.size() == other.columns.size()
        && columns.stream()
            .allMatch(mine -> other.columns.stream().anyMatch(mine::equalsIgnoreCase));
  }

  @Override
  public String toString() {
    return String.join(" + ", columns);
  }
}
