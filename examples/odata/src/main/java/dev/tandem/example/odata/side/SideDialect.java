package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Side;

/** Where the two services differ. Implementations are immutable. */
public interface SideDialect {

  /** The side. */
  Side side();

  /** Most operations in a batch. */
  int batchOperations();

  /** Most rows in a page. */
  int pageSize();

  /** Options that every address of rows needs, for example {@code cross-company=true}; or empty. */
  String options();

  /** What answers shall hold beside the rows, as a preference; or empty. */
  String annotations();

  /** Whether rows have identifiers of their own. */
  boolean hasIds();

  /** Whether the service lets a lookup be cleared and set, by id. */
  boolean hasLookups();

  /** Whether an empty text is how the service stores a blank. */
  boolean emptyTextIsBlank();

  /** Whether the error says that another row has the key of a new one. */
  boolean isDuplicate(HttpReply reply, ServiceError error);

  /** Whether the error says that the change feed no longer reaches back to its link. */
  boolean isExpired(HttpReply reply, ServiceError error);

  /** What a refusal means for the row. */
  Problem problem(WireTable table, HttpReply reply, ServiceError error);
}
