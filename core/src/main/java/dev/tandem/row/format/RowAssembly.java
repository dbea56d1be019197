package dev.tandem.row.format;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row in the making. The three ways to give a lookup may meet in one row: key parts win over an
 * id, since they can be read without asking anybody, and an id wins over a blank.
 */
final class RowAssembly {
  private final TableSchema schema;
  private final @Nullable Object[] slots;
  private @Nullable Map<Integer, KeyParts> parts;

  /** Slots that an id was given for. */
  private @Nullable BitSet ids;

  /** Slots that were given an id and their own column as well. */
  private @Nullable BitSet columns;

  RowAssembly(TableSchema schema) {
    this.schema = schema;
    slots = new @Nullable Object[schema.size()];
  }

  /**
   * Puts a value where its name says.
   *
   * @param value the value; for a key part as {@link UntypedReader} reads it
   * @return what is wrong, or null
   */
  @Nullable String put(ColumnPlace place, @Nullable Object value) {
    return switch (place.kind()) {
      case COLUMN -> column(place, value == null ? Blank.BLANK : value);
      case ID -> id(place, value == null ? Blank.BLANK : value);
      case PART -> part(place, value);
      default -> null;
    };
  }

  private @Nullable String column(ColumnPlace place, Object value) {
    int slot = place.slot();
    if (slots[slot] == null) {
      slots[slot] = value;
      columns = ids == null ? columns : marked(columns, slot);
      return null;
    }
    boolean onlyId = ids != null && ids.get(slot) && !(columns != null && columns.get(slot));
    if (!onlyId) {
      return twice(place);
    }
    columns = marked(columns, slot);
    slots[slot] = value == Blank.BLANK ? slots[slot] : value;
    return null;
  }

  private @Nullable String id(ColumnPlace place, Object value) {
    int slot = place.slot();
    if (ids != null && ids.get(slot)) {
      return twice(place);
    }
    ids = marked(ids, slot);
    if (slots[slot] == null || slots[slot] == Blank.BLANK) {
      columns = slots[slot] == null ? columns : marked(columns, slot);
      slots[slot] = value;
    } else {
      columns = marked(columns, slot);
    }
    return null;
  }

  private static BitSet marked(@Nullable BitSet marks, int slot) {
    BitSet set = marks == null ? new BitSet() : marks;
    set.set(slot);
    return set;
  }

  private @Nullable String part(ColumnPlace place, @Nullable Object value) {
    if (parts == null) {
      parts = new TreeMap<>();
    }
    return parts.computeIfAbsent(place.slot(), slot -> new KeyParts()).add(place.path(), value);
  }

  /** The finished row; the assembly is used up. */
  Row row() {
    if (parts != null) {
      parts.forEach(this::settleParts);
    }
    return Row.ofSlots(schema, slots);
  }

  private void settleParts(Integer slot, KeyParts keyParts) {
    Object present = slots[slot];
    if (keyParts.isBlank() && present == null) {
      slots[slot] = Blank.BLANK;
    } else if (present instanceof Reference.ByKey other) {
      slots[slot] = Reference.byKey(other.table(), joined(other.key(), keyParts));
    } else if (!keyParts.isBlank() && !(present instanceof String)) {
      slots[slot] = Reference.byKey(null, keyParts.key());
    }
  }

  /** A part that both forms name counts once, as the object has it. */
  private static KeyValues joined(KeyValues key, KeyParts more) {
    KeyValues.Builder joined = KeyValues.builder();
    key.asMap().forEach(joined::put);
    for (int part = 0; part < more.size(); part++) {
      if (!key.has(more.path(part))) {
        joined.put(more.path(part), more.value(part));
      }
    }
    return joined.build();
  }

  private static String twice(ColumnPlace place) {
    return "column " + place.column() + " stands twice in the row";
  }
}
