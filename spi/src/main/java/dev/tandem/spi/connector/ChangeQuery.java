package dev.tandem.spi.connector;

import dev.tandem.spi.schema.TableName;
import java.util.Objects;
import java.util.Set;

/**
 * A request for the changes behind a cursor. Immutable.
 *
 * @param tables the tables to follow, at least one; the same set that the cursor was made for
 * @param after the place to go on from
 * @param limit most changes wanted, at least 1; the connector may return fewer, and returns more
 *     only when one source event would be torn apart otherwise (I23)
 */
public record ChangeQuery(Set<TableName> tables, Cursor after, int limit) {

  public ChangeQuery {
    tables = Set.copyOf(tables);
    Objects.requireNonNull(after, "after");
    if (tables.isEmpty() || limit < 1) {
      throw new IllegalArgumentException("a change query names tables and wants at least a change");
    }
  }
}
