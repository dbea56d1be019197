package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field mapping with both its ends found in the schemas. Immutable and safe for any thread.
 *
 * @param number position in the leg, from 1
 * @param mapping the field mapping
 * @param label how messages name it
 * @param finance the finance field, null when empty or unknown
 * @param path the Dataverse end, null when empty or malformed
 * @param column the first column of the path, null when empty or unknown
 * @param value the column that holds the value: the same one, or the last behind the lookup; null
 *     when unknown
 * @param targets the tables that a lookup may point at, as the schema names them; empty for a plain
 *     column
 * @param targetSchemas those of them that the catalog has
 */
public record ResolvedField(
    int number,
    FieldMapping mapping,
    String label,
    @Nullable ColumnSchema finance,
    @Nullable LookupPath path,
    @Nullable ColumnSchema column,
    @Nullable ColumnSchema value,
    List<String> targets,
    List<TableSchema> targetSchemas) {

  public ResolvedField {
    targets = List.copyOf(targets);
    targetSchemas = List.copyOf(targetSchemas);
  }

  static ResolvedField of(Pair pair, TableSchema dataverse) {
    return new ResolvedField(
        pair.number(),
        pair.mapping(),
        pair.label(),
        pair.finance(),
        pair.path(),
        pair.dataverseSlot() < 0 ? null : dataverse.column(pair.dataverseSlot()),
        pair.dataverse(),
        pair.ends().stream().map(PathEnd::table).toList(),
        pair.ends().stream().flatMap(end -> Optional.ofNullable(end.schema()).stream()).toList());
  }

  /** Whether it travels this way. */
  public boolean travels(Direction direction) {
    return mapping.direction().includes(direction);
  }

  /** Whether it travels both ways. */
  public boolean travelsBothWays() {
    return travels(Direction.TO_FINANCE) && travels(Direction.TO_DATAVERSE);
  }

  /** Whether the Dataverse value stands behind a lookup. */
  public boolean isLookup() {
    return path != null && !path.isPlain();
  }

  /** The type the value has before it travels; untyped when unknown. */
  public FieldType sourceType(Direction direction) {
    return direction == Direction.TO_FINANCE ? type(value) : type(finance);
  }

  /** The type the value has after it travelled; untyped when unknown. */
  public FieldType targetType(Direction direction) {
    return sourceType(direction.reverse());
  }

  private static FieldType type(@Nullable ColumnSchema column) {
    return column == null ? FieldType.UNTYPED : column.type();
  }

  /** The column of the mapped source table that the value is read from, null when there is none. */
  public @Nullable ColumnSchema source(Direction direction) {
    return direction == Direction.TO_FINANCE ? column : finance;
  }

  /** The first transform of a kind, if there is one. */
  public <T extends Transform> Optional<T> transform(Class<T> kind) {
    return mapping.transforms().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
