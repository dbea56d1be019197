package dev.tandem.spi.value;

import dev.tandem.spi.schema.TableSchema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that rows from one origin can carry at all, such as the few that a map
 * writes of a wide table. Its rows keep a value for these columns only, and are rows like any
 * other: every further column is absent. Immutable and safe for any thread.
 */
public final class RowShape {
  private final TableSchema schema;
  private final int size;

  /** Where the value of each slot stands, -1 for a slot that is always absent. */
  private final int[] places;

  private RowShape(TableSchema schema, List<Integer> slots) {
    this.schema = schema;
    size = slots.size();
    places = new int[schema.size()];
    Arrays.fill(places, -1);
    for (int place = 0; place < size; place++) {
      int slot = slots.get(place);
      if (slot < 0 || slot >= places.length || places[slot] >= 0) {
        throw new IllegalArgumentException(
            "%s has no slot %d, or it is named twice".formatted(schema, slot));
      }
      places[slot] = place;
    }
  }

  /**
   * The shape with these slots.
   *
   * @throws IllegalArgumentException when the schema has no such slot or one is named twice
   */
  public static RowShape of(TableSchema schema, List<Integer> slots) {
    return new RowShape(schema, slots);
  }

  /** The schema that rows of this shape are bound to. */
  public TableSchema schema() {
    return schema;
  }

  /** How many columns rows of this shape can carry. */
  public int size() {
    return size;
  }

  /**
   * A row over an array that the caller gives away and never touches again, one element per slot in
   * the order that the shape was made with; null and {@link Blank#BLANK} as in {@link Row#ofSlots}.
   *
   * @throws IllegalArgumentException when the array has not one element per slot of the shape
   */
  public Row row(@Nullable Object[] values) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "rows of this shape of %s have %d values, not %d".formatted(schema, size, values.length));
    }
    return new Row(schema, values, places);
  }
}
