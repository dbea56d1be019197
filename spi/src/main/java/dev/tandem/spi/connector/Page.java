package dev.tandem.spi.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query. Over all pages every row that exists throughout appears exactly once.
 *
 * @param rows the rows in a stable order
 * @param nextToken how to ask for the next page; null on the last
 */
public record Page(List<StoredRow> rows, @Nullable String nextToken) {

  public Page {
    rows = List.copyOf(rows);
  }
}
