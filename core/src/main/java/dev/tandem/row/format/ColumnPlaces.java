package dev.tandem.row.format;

import dev.tandem.row.format.ColumnPlace.Kind;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a name in the input stands for, once per spelling; the spellings it remembers are
 * bounded. Safe for any thread.
 */
final class ColumnPlaces {
  private static final int MAX_REMEMBERED = 4_096;
  private static final int MAX_NAME = 200;
  private static final String VALUE = "_value";
  private static final ValueReader REFERENCES = new ReferenceReader();

  private final TableSchema schema;
  private final ValueReader[] readers;
  private final Spelling start = new Spelling("", ColumnPlace.UNKNOWN);
  private final Map<String, Spelling> remembered = new ConcurrentHashMap<>();

  ColumnPlaces(TableSchema schema) {
    this.schema = schema;
    readers = new ValueReader[schema.size()];
    for (int slot = 0; slot < readers.length; slot++) {
      readers[slot] = ValueReaders.of(schema.column(slot).type());
      String name = schema.column(slot).name();
      remembered.put(name, new Spelling(name, column(slot)));
      String lower = name.toLowerCase(Locale.ROOT);
      remembered.putIfAbsent(lower, new Spelling(lower, column(slot)));
    }
  }

  TableSchema schema() {
    return schema;
  }

  ColumnPlace of(String name) {
    Spelling spelling = remembered.get(name);
    return spelling == null ? find(name) : spelling.place();
  }

  /** Stands before the first name of a row. */
  Spelling start() {
    return start;
  }

  /** A name that was found after another one. */
  Spelling after(Spelling former, String name) {
    Spelling known = remembered.get(name);
    if (known != null) {
      former.followedBy(known);
      return known;
    }
    Spelling found = new Spelling(name, find(name));
    if (remembered.size() < MAX_REMEMBERED && name.length() <= MAX_NAME) {
      remembered.put(name, found);
      former.followedBy(found);
    }
    return found;
  }

  private ColumnPlace find(String name) {
    int slot = schema.slotOf(name);
    if (slot >= 0) {
      return column(slot);
    }
    if (name.indexOf('@') >= 0) {
      return ColumnPlace.ANNOTATION;
    }
    int dot = name.indexOf('.');
    ColumnPlace place = dot < 0 ? id(name) : part(name, dot);
    return place == null ? ColumnPlace.UNKNOWN : place;
  }

  private ColumnPlace column(int slot) {
    return new ColumnPlace(Kind.COLUMN, slot, schema.column(slot).name(), readers[slot], "");
  }

  private @Nullable ColumnPlace part(String name, int dot) {
    int slot = lookupSlot(name.substring(0, dot));
    return slot < 0 || dot == name.length() - 1
        ? null
        : new ColumnPlace(
            Kind.PART, slot, schema.column(slot).name(), readers[slot], name.substring(dot + 1));
  }

  private @Nullable ColumnPlace id(String name) {
    int end = name.length() - VALUE.length();
    if (end < 2 || name.charAt(0) != '_' || !name.regionMatches(true, end, VALUE, 0, 6)) {
      return null;
    }
    int slot = lookupSlot(name.substring(1, end));
    return slot < 0
        ? null
        : new ColumnPlace(Kind.ID, slot, schema.column(slot).name(), REFERENCES, "");
  }

  /** The slot of a column that may hold a reference, or -1. */
  private int lookupSlot(String column) {
    int slot = schema.slotOf(column);
    FieldType type = slot < 0 ? null : schema.column(slot).type();
    return type instanceof FieldType.Lookup || type instanceof FieldType.Untyped ? slot : -1;
  }
}
