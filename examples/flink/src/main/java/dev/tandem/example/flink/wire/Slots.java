package dev.tandem.example.flink.wire;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a row on their way: schemas do not travel, since every worker has them. Immutable.
 */
public final class Slots {
  private final @Nullable Object[] values;

  private Slots(@Nullable Object[] values) {
    this.values = values;
  }

  /** The slots of a row in the order of its schema. */
  public static Slots of(Row row) {
    @Nullable Object[] values = new @Nullable Object[row.schema().size()];
    for (int slot = 0; slot < values.length; slot++) {
      values[slot] = row.slot(slot);
    }
    return new Slots(values);
  }

  /** The slots of a row in the order of another schema, by the names of the columns. */
  public static Slots of(Row row, TableSchema schema) {
    if (row.schema() == schema) {
      return of(row);
    }
    @Nullable Object[] values = new @Nullable Object[schema.size()];
    for (int slot = 0; slot < values.length; slot++) {
      values[slot] = row.raw(schema.column(slot).name());
    }
    return new Slots(values);
  }

  /** The row again, bound to the schema in whose order the slots stand. */
  public Row bind(TableSchema schema) {
    return Row.ofSlots(schema, values);
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(values.length);
    for (int slot = 0; slot < values.length; slot++) {
      if (values[slot] != null) {
        out.writeShort(slot + 1);
        Values.write(values[slot], out);
      }
    }
    out.writeShort(0);
  }

  static Slots read(DataInput in) throws IOException {
    @Nullable Object[] values = new @Nullable Object[in.readShort()];
    int slot = in.readShort();
    while (slot > 0) {
      values[slot - 1] = Values.read(in);
      slot = in.readShort();
    }
    return new Slots(values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slots that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
