package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one side with their rows, as the rules of writing see them. Not safe for several
 * threads.
 */
public interface RowSpace {

  /** The table of this name or alias, any case, or null. */
  @Nullable KeyedTable table(String name);

  /** The row with this id, or null. */
  @Nullable HeldRow row(KeyedTable table, UUID id);

  /**
   * The rows whose key has this text, in the order of their creation.
   *
   * @param canonical as {@link RowKey#canonical(Row)} makes it
   */
  List<HeldRow> find(KeyedTable table, RowKey key, String canonical);

  /** All rows in the order of their creation; slow, for keys that no index answers. */
  Iterable<HeldRow> rows(KeyedTable table);

  /** Whether every lookup that is held points at a row that is held, by id. */
  boolean isClosed();

  /** An id that no row of the table has. */
  UUID newId(KeyedTable table);

  /** How many lookups of other rows point at a row. */
  long referrers(KeyedTable table, HeldRow row);

  /** Stores a new row. */
  HeldRow create(KeyedTable table, UUID id, Row row);

  /** Stores a row in place of an earlier state of it. */
  HeldRow replace(KeyedTable table, HeldRow before, Row row);

  /** Deletes a row. */
  void remove(KeyedTable table, HeldRow row);

  /** The table that a stored lookup points into, or null when it lies outside. */
  default @Nullable KeyedTable tableOf(Reference reference) {
    String name = reference.table();
    return name == null ? null : table(name);
  }

  /** The row that a stored lookup points at, or null when it lies outside. */
  default @Nullable HeldRow follow(Reference.ById reference) {
    KeyedTable table = tableOf(reference);
    return table == null ? null : row(table, reference.id());
  }

  /** How many lookups of a row point at itself. */
  static int selfReferences(TableSchema schema, HeldRow row) {
    Reference self = Reference.byId(schema.name().name(), row.id());
    int own = 0;
    for (int slot = 0; slot < schema.size(); slot++) {
      own += self.equals(row.row().slot(slot)) ? 1 : 0;
    }
    return own;
  }
}
