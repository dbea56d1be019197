package dev.tandem.spi.connector;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An adapter to one side. Calls run on the caller's thread and may come from several threads at
 * once; a connector has no threads of its own. A call that fails as a whole throws {@link
 * dev.tandem.spi.error.ConnectorException}; what happens to one row is a value. {@code
 * ConnectorContract} in the testkit proves an implementation.
 */
public interface Connector extends AutoCloseable {

  /** The side it stands for. */
  Side side();

  /** What it can do; constant for the life of the connector. */
  Capabilities capabilities();

  /** The tables it reaches. */
  Catalog catalog();

  /**
   * Reads rows by address, in the order of the addresses; an element is null when there is no such
   * row. Key texts compare without regard to case and trailing spaces (UND-27); a key that is blank
   * throughout finds nothing (UND-26).
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code UNKNOWN_TABLE}, or with
   *     {@code CAPABILITY_NOT_DECLARED} for an id where {@link Capability#READ_BY_ID} is missing
   */
  List<@Nullable StoredRow> read(List<? extends RowAddress> addresses);

  /**
   * One page of rows.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code UNKNOWN_TABLE} or {@code
   *     PAGE_TOKEN_INVALID}
   */
  Page query(Query query);

  /**
   * Applies writes in order; one outcome per write, in order. Whatever is wrong with one write, an
   * unknown table included, is {@link WriteOutcome.Rejected} with every problem at once and changes
   * nothing. An operation that was rejected may be tried again under its id.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code CAPABILITY_NOT_DECLARED}
   *     when the group or a write needs a trait that is not declared, or is larger than declared;
   *     nothing is applied then
   */
  List<WriteOutcome> write(WriteGroup group);

  /**
   * Releases what it holds; further reads, queries and writes fail with {@code CONNECTOR_CLOSED}.
   * Idempotent.
   */
  @Override
  void close();
}
