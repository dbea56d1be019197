package dev.tandem.spi.connector;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request for rows of one table, page by page. Immutable.
 *
 * @param table the table
 * @param company only rows of this company; null for all
 * @param pageSize most rows in the page, at least 1; the connector may return fewer, and never
 *     returns more than {@link Capabilities#maxPageSize()}
 * @param pageToken null for the first page, then {@link Page#nextToken()} of the page before
 */
public record Query(
    TableName table, @Nullable LegalEntity company, int pageSize, @Nullable String pageToken) {

  public Query {
    Objects.requireNonNull(table, "table");
    if (pageSize < 1) {
      throw new IllegalArgumentException("a page has at least one row");
    }
  }

  /** The first page of all rows of a table. */
  public static Query all(TableName table, int pageSize) {
    return new Query(table, null, pageSize, null);
  }

  /** The same query from this page on. */
  public Query from(@Nullable String nextToken) {
    return new Query(table, company, pageSize, nextToken);
  }
}
