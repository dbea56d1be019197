package dev.tandem.spi.value;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row bound to a table schema: a slot per column. A slot is <b>absent</b> (the payload says
 * nothing), <b>blank</b> (present and empty) or holds a <b>value</b>; the three are never confused.
 * Immutable and safe for any thread.
 *
 * <p>What a slot holds per {@link FieldType}: text {@link String}; whole number {@link Integer} or
 * {@link Long}; decimal {@link BigDecimal}; two options {@link Boolean}; date {@link LocalDate};
 * instant {@link Instant}; time-zone-independent date-time {@link LocalDateTime}; time of day
 * {@link LocalTime}; identifier {@link UUID}; choice {@link ChoiceValue}; enumeration {@link
 * EnumValue}; lookup {@link Reference}. A slot may hold a {@link String} whatever its type when a
 * reader met text that does not fit: the engine then rejects the row and names the field, and
 * connectors refuse it as well.
 */
public final class Row {
  private final TableSchema schema;
  private final @Nullable Object[] slots;

  /** Where in {@link #slots} each slot stands, -1 for absent; null when they stand in order. */
  private final int @Nullable [] places;

  /** For {@link RowShape}. */
  Row(TableSchema schema, @Nullable Object[] slots, int @Nullable [] places) {
    this.schema = schema;
    this.slots = slots;
    this.places = places;
  }

  /** Starts a row in which every slot is absent. */
  public static Builder builder(TableSchema schema) {
    return new Builder(schema);
  }

  /**
   * A row over an array that the caller gives away and never touches again: the fast way for
   * readers and the engine. A null element is an absent slot, {@link Blank#BLANK} a blank one.
   *
   * @throws IllegalArgumentException when the array has not one element per column
   */
  public static Row ofSlots(TableSchema schema, @Nullable Object[] slots) {
    if (slots.length != schema.size()) {
      throw new IllegalArgumentException(
          "%s has %d columns, not %d".formatted(schema, schema.size(), slots.length));
    }
    return new Row(schema, slots, null);
  }

  /** The schema that names the slots. */
  public TableSchema schema() {
    return schema;
  }

  /** The raw slot: null when absent, {@link Blank#BLANK} when blank, else the value. */
  public @Nullable Object slot(int slot) {
    return places == null ? slots[slot] : placed(places[slot]);
  }

  private @Nullable Object placed(int place) {
    return place < 0 ? null : slots[place];
  }

  /** The raw slot of a column, any case; null as well when the schema has no such column. */
  public @Nullable Object raw(String column) {
    int slot = schema.slotOf(column);
    return slot < 0 ? null : slot(slot);
  }

  /** The value of a column, any case; null when it is absent, blank or unknown. */
  public @Nullable Object value(String column) {
    Object raw = raw(column);
    return raw == Blank.BLANK ? null : raw;
  }

  /** Whether the payload says nothing about the column. */
  public boolean isAbsent(String column) {
    return raw(column) == null;
  }

  /** Whether the column is present and empty. */
  public boolean isBlank(String column) {
    return raw(column) == Blank.BLANK;
  }

  /** The names of the columns that are not absent, in slot order. */
  public List<String> presentColumns() {
    List<String> present = new ArrayList<>();
    for (int slot = 0; slot < schema.size(); slot++) {
      if (slot(slot) != null) {
        present.add(schema.column(slot).name());
      }
    }
    return present;
  }

  /** A builder that starts with the slots of this row. */
  public Builder toBuilder() {
    Builder builder = new Builder(schema);
    for (int slot = 0; slot < builder.slots.length; slot++) {
      builder.slots[slot] = slot(slot);
    }
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that
        && schema.name().equals(that.schema.name())
        && schema.size() == that.schema.size()
        && sameSlots(that);
  }

  private boolean sameSlots(Row that) {
    for (int slot = 0; slot < schema.size(); slot++) {
      if (!Objects.equals(slot(slot), that.slot(slot))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int slot = 0; slot < schema.size(); slot++) {
      hash = 31 * hash + Objects.hashCode(slot(slot));
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(schema.name().name()).append('{');
    String separator = "";
    for (int slot = 0; slot < schema.size(); slot++) {
      if (slot(slot) != null) {
        text.append(separator).append(schema.column(slot).name()).append('=').append(slot(slot));
        separator = ", ";
      }
    }
    return text.append('}').toString();
  }

  /** Collects slots by column name; not safe for several threads. */
  public static final class Builder {
    private final TableSchema schema;
    private final @Nullable Object[] slots;

    private Builder(TableSchema schema) {
      this.schema = schema;
      this.slots = new @Nullable Object[schema.size()];
    }

    /**
     * Sets a column, any case; null makes it blank.
     *
     * @throws IllegalArgumentException when the table has no such column or the class of the value
     *     is none that a row holds
     */
    public Builder set(String column, @Nullable Object value) {
      slots[slot(column)] = value == null ? Blank.BLANK : supported(column, value);
      return this;
    }

    /** Sets every entry, see {@link #set}. */
    public Builder setAll(Map<String, ?> values) {
      values.forEach(this::set);
      return this;
    }

    /** Makes a column absent again. */
    public Builder remove(String column) {
      slots[slot(column)] = null;
      return this;
    }

    /** The finished row; the builder may go on and make further rows. */
    public Row build() {
      return new Row(schema, slots.clone(), null);
    }

    private int slot(String column) {
      int slot = schema.slotOf(column);
      if (slot < 0) {
        throw new IllegalArgumentException(schema + " has no column " + column);
      }
      return slot;
    }

    private Object supported(String column, Object value) {
      if (!ValueClasses.holds(value)) {
        throw new IllegalArgumentException(
            "%s.%s cannot hold a %s".formatted(schema, column, value.getClass().getName()));
      }
      return value;
    }
  }
}
