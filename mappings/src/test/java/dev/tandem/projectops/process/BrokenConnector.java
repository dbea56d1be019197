package dev.tandem.projectops.process;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another connector that breaks off at one write, before it took effect or after it did. */
public final class BrokenConnector implements Connector {
  private final Connector inner;
  private final Capabilities declared;
  private final int breaksAt;
  private final boolean afterEffect;
  private int writes;

  public BrokenConnector(
      Connector inner, Capabilities declared, int breaksAt, boolean afterEffect) {
    this.inner = inner;
    this.declared = declared;
    this.breaksAt = breaksAt;
    this.afterEffect = afterEffect;
  }

  @Override
  public List<WriteOutcome> write(WriteGroup group) {
    boolean breaks = ++writes == breaksAt;
    if (breaks && !afterEffect) {
      throw broken();
    }
    List<WriteOutcome> outcomes = inner.write(group);
    if (breaks) {
      throw broken();
    }
    return outcomes;
  }

  private static TransientConnectorException broken() {
    return new TransientConnectorException("the line is broken", Instant.EPOCH, null);
  }

  @Override
  public Side side() {
    return inner.side();
  }

  @Override
  public Capabilities capabilities() {
    return declared;
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
