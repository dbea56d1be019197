package dev.tandem.sync.codec;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as bytes: the layout, then slot and value of each column that is not absent. */
final class RowCodec {
  private final Layouts layouts;

  RowCodec(Layouts layouts) {
    this.layouts = layouts;
  }

  void write(Row row, ByteSink sink) {
    sink.fixed(layouts.numberOf(row.schema()));
    int size = row.schema().size();
    for (int slot = 0; slot < size; slot++) {
      Object value = row.slot(slot);
      if (value != null) {
        sink.number(slot + 1L);
        ValueCodec.write(value, sink);
      }
    }
    sink.number(0);
  }

  /** A stored row for the present schema; columns that the table no longer has are left out. */
  Row read(TableSchema schema, ByteSource source) {
    long number = source.fixed();
    boolean same = number == layouts.numberOf(schema);
    List<String> names = same ? List.of() : layouts.columns(number);
    @Nullable Object[] slots = new @Nullable Object[schema.size()];
    int next = source.smallNumber();
    while (next != 0) {
      Object value = ValueCodec.read(source);
      int slot = same ? next - 1 : schema.slotOf(nameOf(names, next - 1));
      if (slot >= 0 && slot < slots.length) {
        slots[slot] = value;
      }
      next = source.smallNumber();
    }
    return Row.ofSlots(schema, slots);
  }

  private static String nameOf(List<String> names, int slot) {
    if (slot >= names.size()) {
      throw ByteSource.broken("has a column beyond its layout", null);
    }
    return names.get(slot);
  }

  /** The same row with only these columns. */
  static Row only(Row row, Set<String> columns) {
    @Nullable Object[] slots = new @Nullable Object[row.schema().size()];
    for (String column : columns) {
      int slot = row.schema().slotOf(column);
      if (slot >= 0) {
        slots[slot] = row.slot(slot);
      }
    }
    return Row.ofSlots(row.schema(), slots);
  }
}
