package dev.tandem.projectops.work;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
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
 * A connector that passes every call but writes to another one. Closing it closes the connector
 * inside. Safe for any thread as far as that one is.
 */
public abstract class PassingConnector implements Connector {
  private final Connector inner;

  /**
   * Passes calls on.
   *
   * @param inner the connector that answers them
   */
  protected PassingConnector(Connector inner) {
    this.inner = inner;
  }

  /** The connector that answers. */
  protected final Connector inner() {
    return inner;
  }

  @Override
  public Side side() {
    return inner.side();
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public Catalog catalog() {
    return inner.catalog();
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return inner.read(addresses);
  }

  @Override
  public Page query(Query query) {
    return inner.query(query);
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return inner.changes(query);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return inner.cursor(tables);
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return inner.accepted(operationIds);
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return inner.raiseFence(fence);
  }

  @Override
  public OptionalLong count(Query query) {
    return inner.count(query);
  }

  @Override
  public void close() {
    inner.close();
  }
}
