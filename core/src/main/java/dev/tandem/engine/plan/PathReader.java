package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a natural key column behind one or more lookups (LKP-1, LKP-2): the columns after the first
 * lookup, with the table that each is read from. Immutable.
 */
public final class PathReader {
  private final Hop[] hops;
  private final String[] remainders;

  /**
   * One column on the way.
   *
   * @param table the table that has the column, as lookups name it
   * @param schema its schema, null when unknown
   * @param column the column
   */
  public record Hop(String table, @Nullable TableSchema schema, String column) {
    private int slot() {
      return schema == null ? -1 : schema.slotOf(column);
    }

    private boolean isPrimaryId() {
      return schema != null && column.equalsIgnoreCase(schema.primaryId());
    }
  }

  private final @Nullable TableSchema[] schemas;
  private final int last;
  private final int[] slots;
  private final boolean[] ids;

  /** The way behind a lookup, at least one hop. */
  public PathReader(List<Hop> hops) {
    this.hops = hops.toArray(new Hop[0]);
    remainders = new String[this.hops.length];
    schemas = new @Nullable TableSchema[this.hops.length];
    last = this.hops.length - 1;
    slots = new int[this.hops.length];
    ids = new boolean[this.hops.length];
    String rest = "";
    for (int i = this.hops.length - 1; i >= 0; i--) {
      rest = rest.isEmpty() ? this.hops[i].column() : this.hops[i].column() + "." + rest;
      remainders[i] = rest;
      schemas[i] = this.hops[i].schema();
      slots[i] = this.hops[i].slot();
      ids[i] = this.hops[i].isPrimaryId();
    }
  }

  /** The whole way, points between. */
  String remainder() {
    return remainders[0];
  }

  /** The table behind the first lookup. */
  String table() {
    return hops[0].table();
  }

  /** The schema of the table behind the first lookup, null when unknown. */
  @Nullable TableSchema schema() {
    return schemas[0];
  }

  /** Whether the way ends at the id of the referenced row. */
  boolean isId() {
    return last == 0 && ids[0];
  }

  /** The slot of a column that stands in the referenced row itself; -1 when it does not. */
  int directSlot() {
    return hops.length == 1 && !ids[0] ? slots[0] : -1;
  }

  /** Whether the referenced row itself has to be known. */
  boolean needsRow(Reference reference) {
    return reference instanceof Reference.ById
        ? !(ids[0] && hops.length == 1)
        : !((Reference.ByKey) reference).key().has(remainders[0]);
  }

  /** The referenced row, null when it is not known. */
  @Nullable Row row(Reference reference, Lookups lookups) {
    return row(reference, 0, lookups);
  }

  /**
   * The value behind a lookup: a value, blank or a {@link Failure}.
   *
   * @param first the referenced row if the caller knows it already
   */
  Object read(Reference reference, @Nullable Row first, Lookups lookups) {
    Reference current = reference;
    Row row = first;
    for (int hop = 0; ; hop++) {
      if (current instanceof Reference.ById byId) {
        if (ids[hop] && hop == last) {
          return byId.id();
        }
      } else if (((Reference.ByKey) current).key().has(remainders[hop])) {
        Object value = ((Reference.ByKey) current).key().value(remainders[hop]);
        return value == null ? Blank.BLANK : value;
      }
      row = row == null ? row(current, hop, lookups) : row;
      if (row == null) {
        return notSupplied(current, hop);
      }
      Object value = column(row, hop);
      if (value == null) {
        return withoutColumn(hop);
      }
      if (hop == last || value == Blank.BLANK) {
        return value;
      }
      Reference next = reference(value);
      if (next == null) {
        return withoutColumn(hop);
      }
      current = next;
      row = null;
    }
  }

  private @Nullable Object column(Row row, int hop) {
    return row.schema() == schemas[hop] && slots[hop] >= 0
        ? row.slot(slots[hop])
        : row.raw(hops[hop].column());
  }

  private @Nullable Row row(Reference reference, int hop, Lookups lookups) {
    String named = reference.table();
    String table = named == null ? hops[hop].table() : named;
    return reference instanceof Reference.ById byId
        ? lookups.rowById(table, byId.id())
        : lookups.rowByKey(table, ((Reference.ByKey) reference).key());
  }

  /** Adds the request for the first row on the way that is not known. */
  void collect(
      Reference reference, List<String> columns, Lookups known, Set<LookupRequest> needed) {
    collect(reference, 0, columns, known, needed);
  }

  private void collect(
      Reference reference,
      int hop,
      List<String> columns,
      Lookups known,
      Set<LookupRequest> needed) {
    boolean byId = reference instanceof Reference.ById && ids[hop] && hop == hops.length - 1;
    boolean inKey = reference instanceof Reference.ByKey byKey && byKey.key().has(remainders[hop]);
    if (byId || inKey) {
      return;
    }
    Row row = row(reference, hop, known);
    if (row == null || row.raw(hops[hop].column()) == null) {
      needed.add(Requests.read(hops[hop].table(), reference, columns));
    } else if (hop < hops.length - 1) {
      Object value = row.raw(hops[hop].column());
      Reference next = value == null ? null : reference(value);
      if (next != null) {
        collect(next, hop + 1, List.of(remainders[hop + 1]), known, needed);
      }
    }
  }

  /** The reference that a slot holds, also when a reader only saw an id as text; else null. */
  static @Nullable Reference reference(Object value) {
    if (value instanceof Reference.ById byId) {
      return byId;
    }
    if (value instanceof Reference reference) {
      return reference;
    }
    UUID id =
        value instanceof UUID uuid
            ? uuid
            : value instanceof String text ? ToGuid.parse(text) : null;
    return id == null ? null : Reference.byId(null, id);
  }

  private Failure notSupplied(Reference reference, int hop) {
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        "%s of the referenced row of %s is needed, and that row is not at hand: supply it as a lookup"
                .formatted(remainders[hop], hops[hop].table())
            + " or give the reference by key",
        reference);
  }

  private Failure withoutColumn(int hop) {
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        "the referenced row of %s was supplied without a usable column %s"
            .formatted(hops[hop].table(), hops[hop].column()),
        null);
  }
}
