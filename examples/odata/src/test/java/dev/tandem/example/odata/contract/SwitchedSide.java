package dev.tandem.example.odata.contract;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Cursor;
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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Empty tables behind a server that goes on running: starting one takes longer than most tests. */
final class SwitchedSide implements Connector {
  private final Supplier<? extends Connector> empty;
  private volatile Connector current;

  SwitchedSide(Supplier<? extends Connector> empty) {
    this.empty = empty;
    current = empty.get();
  }

  /** Begins anew with empty tables. */
  void clear() {
    current = empty.get();
  }

  @Override
  public Side side() {
    return current.side();
  }

  @Override
  public Capabilities capabilities() {
    return current.capabilities();
  }

  @Override
  public Catalog catalog() {
    return current.catalog();
  }

  @Override
  public List<@Nullable StoredRow> read(List<? extends RowAddress> addresses) {
    return current.read(addresses);
  }

  @Override
  public Page query(Query query) {
    return current.query(query);
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return current.write(group);
  }

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    return current.changes(query);
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    return current.cursor(tables);
  }

  @Override
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return current.accepted(operationIds);
  }

  @Override
  public void close() {
    current.close();
  }
}
