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
 * A connector that passes every call on to another one, for hosts that count, check, delay or
 * refuse some of them: override those and leave the rest. Whatever a connector learns later is
 * passed on as well. Closing it closes the connector behind it. Safe for any thread as far as that
 * one is.
 */
public abstract class ForwardingConnector implements Connector {
  /** For subclasses. */
  protected ForwardingConnector() {}

  /** The connector that answers; asked once for each call. */
  protected abstract Connector delegate();

  @Override
  public Side side() {
    return delegate().side();
  }

  @Override
  public Capabilities capabilities() {
    return delegate().capabilities();
  }

  @Override
  public Catalog catalog() {
    return delegate().catalog();
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return delegate().read(addresses);
  }

  @Override
  public Page query(Query query) {
    return delegate().query(query);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return delegate().write(group);
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return delegate().changes(query);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return delegate().cursor(tables);
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return delegate().accepted(operationIds);
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return delegate().raiseFence(fence);
  }

  @Override
  public OptionalLong count(Query query) {
    return delegate().count(query);
  }

  @Override
  public void close() {
    delegate().close();
  }
}
