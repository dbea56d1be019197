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
 * lookup, each leading to the next. Immutable.
 *
 * @param hop the column behind the lookup, with the table that it is read from
 * @param slot its slot in that table, -1 when unknown
 * @param id whether it is the id of the row
 * @param remainder the column and all that follow, points between
 * @param absent what to say when the row that has the column is not at hand
 * @param rest the way from there, null at the end
 */
public record PathReader(
    Hop hop, int slot, boolean id, String remainder, String absent, @Nullable PathReader rest) {

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

  /**
   * The way behind a lookup.
   *
   * @throws IllegalArgumentException when there is no hop
   */
  public static PathReader of(List<Hop> hops) {
    PathReader path = null;
    for (int i = hops.size() - 1; i >= 0; i--) {
      Hop hop = hops.get(i);
      String remainder = path == null ? hop.column() : hop.column() + "." + path.remainder();
      path =
          new PathReader(
              hop, hop.slot(), hop.isPrimaryId(), remainder, absent(hop, remainder), path);
    }
    if (path == null) {
      throw new IllegalArgumentException("a way has at least one hop");
    }
    return path;
  }

  private static String absent(Hop hop, String remainder) {
    return remainder
        + " of the referenced row of "
        + hop.table()
        + " is needed, and that row is not at hand: supply it as a lookup"
        + " or give the reference by key";
  }

  /** Whether the way ends at the id of the referenced row. */
  boolean isId() {
    return id && rest == null;
  }

  /** Whether the referenced row itself has to be known. */
  boolean needsRow(Reference reference) {
    return reference instanceof Reference.ById
        ? !isId()
        : !((Reference.ByKey) reference).key().has(remainder);
  }

  /** The referenced row, null when it is not known. */
  @Nullable Row row(Reference reference, Lookups lookups) {
    if (reference instanceof Reference.ById byId) {
      return rowById(byId, lookups);
    }
    String named = reference.table();
    return lookups.rowByKey(
        named == null ? hop.table() : named, ((Reference.ByKey) reference).key());
  }

  /** The row referenced by id, null when it is not known. */
  @Nullable Row rowById(Reference.ById reference, Lookups lookups) {
    String named = reference.table();
    return lookups.rowById(named == null ? hop.table() : named, reference.id());
  }

  /**
   * The value behind a lookup: a value, blank or a {@link Failure}.
   *
   * @param known the referenced row if the caller knows it already
   */
  Object read(Reference reference, @Nullable Row known, Lookups lookups) {
    if (reference instanceof Reference.ById byId) {
      if (isId()) {
        return byId.id();
      }
    } else if (((Reference.ByKey) reference).key().has(remainder)) {
      Object value = ((Reference.ByKey) reference).key().value(remainder);
      return value == null ? Blank.BLANK : value;
    }
    Row row = known == null ? row(reference, lookups) : known;
    if (row == null) {
      return notSupplied(reference);
    }
    Object value = column(row);
    if (value == null) {
      return withoutColumn();
    }
    return rest == null || value == Blank.BLANK ? value : beyond(rest, value, lookups);
  }

  private Object beyond(PathReader way, Object value, Lookups lookups) {
    Reference next = reference(value);
    return next == null ? withoutColumn() : way.read(next, null, lookups);
  }

  private @Nullable Object column(Row row) {
    return slot >= 0 && row.schema() == hop.schema() ? row.slot(slot) : row.raw(hop.column());
  }

  /** Adds the request for the first row on the way that is not known. */
  void collect(
      Reference reference, List<String> columns, Lookups known, Set<LookupRequest> needed) {
    if (!needsRow(reference)) {
      return;
    }
    Row row = row(reference, known);
    Object value = row == null ? null : row.raw(hop.column());
    if (value == null) {
      needed.add(Requests.read(hop.table(), reference, columns));
    } else if (rest != null) {
      Reference next = reference(value);
      if (next != null) {
        rest.collect(next, List.of(rest.remainder()), known, needed);
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

  private Failure notSupplied(Reference reference) {
    return Failure.of(ErrorCode.LOOKUP_NOT_SUPPLIED, absent, reference);
  }

  private Failure withoutColumn() {
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        "the referenced row of %s was supplied without a usable column %s"
            .formatted(hop.table(), hop.column()),
        null);
  }
}
