package dev.tandem.projectops.entity;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the columns of an entity stand in the rows of one schema. Immutable. */
final class Layout {
  private final TableSchema schema;
  private final int[] slots;

  Layout(TableSchema schema, List<Attribute> attributes) {
    this.schema = schema;
    slots =
        attributes.stream()
            .mapToInt(attribute -> schema.slotOf(attribute.column().column()))
            .toArray();
  }

  boolean isOf(TableSchema other) {
    return schema == other;
  }

  /** The slot of an attribute, -1 when the schema has no such column. */
  int slot(int attribute) {
    return slots[attribute];
  }

  /** What a row of the schema holds for an attribute; null when that is absent. */
  @Nullable Object raw(Row row, int attribute) {
    return slots[attribute] < 0 ? null : row.slot(slots[attribute]);
  }
}
