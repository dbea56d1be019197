package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table with its entity set. Immutable and safe for any thread. */
public final class WireTable {
  private final TableSchema schema;
  private final EntityShape shape;
  private final List<WireColumn> columns;
  private final String select;

  WireTable(TableSchema schema, EntityShape shape, List<WireColumn> columns) {
    this.schema = schema;
    this.shape = shape;
    this.columns = List.copyOf(columns);
    select = columns.stream().map(WireColumn::name).distinct().collect(Collectors.joining(","));
  }

  /** What the connector says of the table. */
  public TableSchema schema() {
    return schema;
  }

  /** What the service says of it. */
  public EntityShape shape() {
    return shape;
  }

  /** The columns in slot order. */
  public List<WireColumn> columns() {
    return columns;
  }

  /** The column of this name, any case; null when there is none. */
  public @Nullable WireColumn column(String name) {
    int slot = schema.slotOf(name);
    return slot < 0 ? null : columns.get(slot);
  }

  /** The column with this property. */
  public WireColumn ofProperty(String property) {
    return Objects.requireNonNull(
        columns.stream()
            .filter(column -> column.name().equalsIgnoreCase(property))
            .findFirst()
            .orElse(null),
        () -> schema + " has no column for property " + property);
  }

  /** All properties, as a query selects them. */
  public String select() {
    return select;
  }

  @Override
  public String toString() {
    return schema.toString();
  }
}
