package dev.tandem.cli;

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
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a system when it is first asked for something, so that what needs the store alone works
 * while a system is out of reach. Safe for several threads.
 */
final class DeferredConnector implements Connector {
  private final Catalog catalog;
  private final Supplier<Connector> opening;
  private @Nullable Connector opened;

  DeferredConnector(Catalog catalog, Supplier<Connector> opening) {
    this.catalog = catalog;
    this.opening = opening;
  }

  /** The system itself. */
  synchronized Connector open() {
    if (opened == null) {
      opened = opening.get();
    }
    return opened;
  }

  @Override
  public Side side() {
    return catalog.side();
  }

  @Override
  public Capabilities capabilities() {
    return open().capabilities();
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return open().read(addresses);
  }

  @Override
  public Page query(Query query) {
    return open().query(query);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return open().write(group);
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return open().changes(query);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return open().cursor(tables);
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return open().accepted(operationIds);
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return open().raiseFence(fence);
  }

  @Override
  public OptionalLong count(Query query) {
    return open().count(query);
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
