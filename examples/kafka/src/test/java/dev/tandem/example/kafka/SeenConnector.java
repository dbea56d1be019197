package dev.tandem.example.kafka;

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
import org.jspecify.annotations.Nullable;

/** Passes everything on; a test changes what becomes of writes. */
abstract class SeenConnector implements Connector {
  private final Connector system;

  SeenConnector(Connector system) {
    this.system = system;
  }

  Connector system() {
    return system;
  }

  @Override
  public Side side() {
    return system.side();
  }

  @Override
  public Capabilities capabilities() {
    return system.capabilities();
  }

  @Override
  public Catalog catalog() {
    return system.catalog();
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return system.read(addresses);
  }

  @Override
  public Page query(Query query) {
    return system.query(query);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return system.write(group);
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return system.changes(query);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return system.cursor(tables);
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return system.accepted(operationIds);
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return system.raiseFence(fence);
  }

  @Override
  public OptionalLong count(Query query) {
    return system.count(query);
  }

  @Override
  public void close() {
    system.close();
  }
}
