package dev.tandem.spi.testkit;

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

/** A connector that behaves, for tests to override one behaviour of. */
class AlteredConnector implements Connector {
  final Connector sound;

  AlteredConnector(Connector sound) {
    this.sound = sound;
  }

  @Override
  public Side side() {
    return sound.side();
  }

  @Override
  public Capabilities capabilities() {
    return sound.capabilities();
  }

  @Override
  public Catalog catalog() {
    return sound.catalog();
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return sound.read(addresses);
  }

  @Override
  public Page query(Query query) {
    return sound.query(query);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return sound.write(group);
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return sound.changes(query);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return sound.cursor(tables);
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return sound.accepted(operationIds);
  }

  @Override
  public boolean raiseFence(Fence fence) {
    return sound.raiseFence(fence);
  }

  @Override
  public OptionalLong count(Query query) {
    return sound.count(query);
  }

  @Override
  public void close() {
    sound.close();
  }
}
