package dev.tandem.projectops.scenario;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A side as the work on it sees it, with somebody who hears of every write before it happens and
 * passes it on. The runtime does not use it. Not safe for several threads.
 */
final class WatchedSide implements Connector {
  private final Connector inner;
  private final BiFunction<WriteGroup, Connector, List<WriteOutcome>> watch;

  WatchedSide(Connector inner, BiFunction<WriteGroup, Connector, List<WriteOutcome>> watch) {
    this.inner = inner;
    this.watch = watch;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    return watch.apply(group, inner);
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
  public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    return inner.accepted(operationIds);
  }

  @Override
  public void close() {
    inner.close();
  }
}
