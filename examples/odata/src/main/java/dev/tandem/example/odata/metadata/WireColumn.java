package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column with its name and type on the wire. Immutable.
 *
 * @param slot its place in rows of the table
 * @param column what the connector says of it
 * @param property what the service says of it; for a lookup the property with the id
 * @param navigations how a lookup is bound, one per target table; empty for other columns
 * @param members the numbers of an enumeration by symbol as the service has them; null for others
 */
public record WireColumn(
    int slot,
    ColumnSchema column,
    PropertyShape property,
    List<NavigationShape> navigations,
    @Nullable List<String> members) {

  public WireColumn {
    navigations = List.copyOf(navigations);
  }

  /** The property in addresses and payloads. */
  public String name() {
    return property.name();
  }

  /** Whether the column points at another row. */
  public boolean isLookup() {
    return column.type() instanceof FieldType.Lookup;
  }

  /**
   * The navigation to a table; the only one there is when no table is said; null when none fits.
   */
  public @Nullable NavigationShape navigationTo(@Nullable WireTable target) {
    if (target == null) {
      return navigations.isEmpty() ? null : navigations.get(0);
    }
    return navigations.stream()
        .filter(navigation -> navigation.targetType().equalsIgnoreCase(target.shape().typeName()))
        .findFirst()
        .orElse(null);
  }
}
