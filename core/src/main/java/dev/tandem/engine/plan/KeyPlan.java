package dev.tandem.engine.plan;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the integration key of a mapped row from its slots (KEY-1, KEY-5). Immutable. */
final class KeyPlan {
  private final List<Part> parts;
  private final List<String> columns;
  private final int[] slots;
  private final int[] places;

  /**
   * One key column.
   *
   * @param column its name, or its path when it takes the company
   * @param slot its slot in the target row; -1 for the company
   * @param place where the program keeps its value, -1 when no step writes it
   */
  record Part(String column, int slot, int place) {}

  KeyPlan(List<Part> parts) {
    this.parts = List.copyOf(parts);
    columns = parts.stream().map(Part::column).toList();
    slots = parts.stream().mapToInt(Part::slot).filter(slot -> slot >= 0).toArray();
    places = parts.stream().mapToInt(Part::place).filter(place -> place >= 0).toArray();
  }

  /** Whether the row gives some part of the key, and all it gives is blank (UND-26). */
  boolean isBlank(@Nullable Object[] out) {
    boolean given = false;
    for (int place : places) {
      Object value = out[place];
      if (value != null) {
        if (!Texts.isBlankPart(value)) {
          return false;
        }
        given = true;
      }
    }
    return given;
  }

  /** Whether every part is in the row. */
  boolean isComplete(Row row) {
    for (int slot : slots) {
      if (row.slot(slot) == null) {
        return false;
      }
    }
    return true;
  }

  /** The key columns in order. */
  List<String> columns() {
    return columns;
  }

  /** The key of a row; parts that the row does not carry are left out. */
  KeyValues read(Row row, @Nullable String company) {
    @Nullable Object[] values = new @Nullable Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      Object value = part.slot() < 0 ? company : row.slot(part.slot());
      if (part.slot() >= 0 && (value == null || value instanceof Reference)) {
        return readApart(row, company);
      }
      values[i] = value == Blank.BLANK ? null : value;
    }
    return KeyValues.ofParts(columns, values);
  }

  /** The same where a part is missing, or a reference stands for several. */
  private KeyValues readApart(Row row, @Nullable String company) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part.slot() < 0) {
        key.put(part.column(), company);
      } else {
        put(key, part.column(), row.slot(part.slot()));
      }
    }
    return KeyValues.ofParts(List.copyOf(key.keySet()), key.values().toArray());
  }

  /** Key columns behind one lookup share its slot; the whole reference then stands for them. */
  private static void put(
      Map<String, @Nullable Object> key, String column, @Nullable Object value) {
    int point = column.indexOf('.');
    String lookup = point < 0 ? column : column.substring(0, point);
    if (value instanceof Reference.ByKey byKey) {
      byKey.key().asMap().forEach((path, part) -> key.put(lookup + "." + path, part));
    } else if (value instanceof Reference.ById byId) {
      key.put(lookup, byId.id());
    } else if (value != null) {
      key.put(column, value == Blank.BLANK ? null : value);
    }
  }
}
