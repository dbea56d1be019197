package dev.tandem.spi.connector;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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
   * The committed changes after a cursor, oldest first, of these tables; writes that came through
   * {@link #write} are among them. Every change committed after the cursor was handed out appears
   * at least once. The changes of one row come in the order in which they were committed, unless
   * several were joined into the last of them; a delete may come after the creation of another row
   * with the same key. Applies nothing and moves nothing: the same query gives the same changes
   * again, and more.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code CAPABILITY_NOT_DECLARED}
   *     where {@link Capability#CHANGE_FEED} is missing, {@code UNKNOWN_TABLE}, or {@code
   *     CURSOR_INVALID} for a cursor that it never handed out
   */
  default ChangeBatch changes(ChangeQuery query) {
    throw Undeclared.by(this, Capability.CHANGE_FEED, "reading changes");
  }

  /**
   * The place in the change feed of these tables behind everything committed so far.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code CAPABILITY_NOT_DECLARED}
   *     where {@link Capability#CHANGE_FEED} is missing, or {@code UNKNOWN_TABLE}
   */
  default Cursor cursor(Set<TableName> tables) {
    throw Undeclared.by(this, Capability.CHANGE_FEED, "a cursor");
  }

  /**
   * Which of these operations took effect, by operation id, with the version that the row had then
   * and its identifier; operations without effect are not in the answer (T4). The answer reflects
   * every write that was acknowledged before the call.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code CAPABILITY_NOT_DECLARED}
   *     where {@link Capability#OPERATION_LEDGER} is missing
   */
  default Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    throw Undeclared.by(this, Capability.OPERATION_LEDGER, "reading accepted operations");
  }

  /**
   * Makes this generation the oldest that may write for its partition. From the return on, writes
   * of older ones are answered Fenced, those under way included (I8, T6).
   *
   * @return whether the generation holds; false when a newer one was raised before
   * @throws dev.tandem.spi.error.PermanentConnectorException with {@code CAPABILITY_NOT_DECLARED}
   *     where {@link Capability#FENCES} is missing
   */
  default boolean raiseFence(Fence fence) {
    throw Undeclared.by(this, Capability.FENCES, "a fence");
  }

  /** How many rows a query would give over all its pages; empty when that is not cheap to know. */
  default OptionalLong count(Query query) {
    return OptionalLong.empty();
  }

  /**
   * Releases what it holds; further calls to a system fail with {@code CONNECTOR_CLOSED}.
   * Idempotent.
   */
  @Override
  void close();
}
