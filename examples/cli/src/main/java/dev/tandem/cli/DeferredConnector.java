package dev.tandem.cli;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a system when it is first asked for something, so that what needs the store alone works
 * while a system is out of reach. Safe for several threads.
 */
final class DeferredConnector extends ForwardingConnector {
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
  protected Connector delegate() {
    return open();
  }

  @Override
  public Side side() {
    return catalog.side();
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
