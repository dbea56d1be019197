package dev.tandem.projectops.process;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.TransientConnectorException;
import java.time.Instant;
import java.util.List;

/** Another connector that breaks off at one write, before it took effect or after it did. */
public final class BrokenConnector extends ForwardingConnector {
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
  protected Connector delegate() {
    return inner;
  }

  @Override
  public Capabilities capabilities() {
    return declared;
  }
}
