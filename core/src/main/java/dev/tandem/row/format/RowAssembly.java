package dev.tandem.row.format;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
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
  private @Nullable Map<Integer, Object> ids;

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
    if (slots[place.slot()] != null) {
      return twice(place);
    }
    slots[place.slot()] = value;
    return null;
  }

  private @Nullable String id(ColumnPlace place, Object value) {
    if (ids == null) {
      ids = new TreeMap<>();
    }
    return ids.put(place.slot(), value) == null ? null : twice(place);
  }

  private @Nullable String part(ColumnPlace place, @Nullable Object value) {
    if (parts == null) {
      parts = new TreeMap<>();
    }
    return parts.computeIfAbsent(place.slot(), slot -> new KeyParts()).add(place.path(), value);
  }

  /** The finished row; the assembly is used up. */
  Row row() {
    if (ids != null) {
      ids.forEach(this::settleId);
    }
    if (parts != null) {
      parts.forEach(this::settleParts);
    }
    return Row.ofSlots(schema, slots);
  }

  private void settleId(Integer slot, Object id) {
    if (slots[slot] == null || slots[slot] == Blank.BLANK) {
      slots[slot] = id;
    }
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
