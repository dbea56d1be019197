package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field mapping with both its ends found.
 *
 * @param number position in the leg, from 1
 * @param mapping the field mapping
 * @param financeSlot slot of the finance field, -1 when empty or unknown
 * @param finance schema of the finance field, null when empty or unknown
 * @param path the Dataverse end, null when empty or malformed
 * @param dataverseSlot slot of the first column of the path, -1 when there is none
 * @param ends the ways behind a lookup, one per target; empty for a plain column
 * @param dataverse type of the column that holds the value, null when there is none
 */
record Pair(
    int number,
    FieldMapping mapping,
    int financeSlot,
    @Nullable ColumnSchema finance,
    @Nullable LookupPath path,
    int dataverseSlot,
    List<PathEnd> ends,
    @Nullable ColumnSchema dataverse) {

  /** Whether the pair travels this way. */
  boolean travels(Direction direction) {
    return mapping.direction().includes(direction);
  }

  /** How issues name the pair. */
  String label() {
    return orNone(mapping.sourceField())
        + " "
        + mapping.symbol()
        + " "
        + orNone(mapping.destinationField());
  }

  private static String orNone(String field) {
    return field.isBlank() ? "none" : field;
  }

  /** A constant: one end is empty, and a literal stands in its place (MAP-23). */
  boolean isConstant(Direction direction) {
    boolean sourceEmpty =
        direction == Direction.TO_FINANCE
            ? mapping.destinationField().isBlank()
            : mapping.sourceField().isBlank();
    return sourceEmpty && defaultValue() != null;
  }

  /** The default, null when there is none. */
  Transform.@Nullable DefaultValue defaultValue() {
    for (Transform transform : mapping.transforms()) {
      if (transform instanceof Transform.DefaultValue value) {
        return value;
      }
    }
    return null;
  }

  /** The value map, null when there is none. */
  Transform.@Nullable ValueMap valueMap() {
    for (Transform transform : mapping.transforms()) {
      if (transform instanceof Transform.ValueMap map) {
        return map;
      }
    }
    return null;
  }

  /** Whether the value stands in the column itself. */
  boolean isPlain() {
    return path != null && path.isPlain();
  }

  /** The type of the Dataverse end. */
  FieldType dataverseType() {
    return dataverse == null ? FieldType.UNTYPED : dataverse.type();
  }

  /** The type of the finance end. */
  FieldType financeType() {
    return finance == null ? FieldType.UNTYPED : finance.type();
  }
}
