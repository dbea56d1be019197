package dev.tandem.example.odata.server;

import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.server.front.LoopbackServer;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.spi.connector.Connector;
import java.net.URI;

/**
 * A server on loopback that speaks finance OData over the rows of a side. It has threads of its
 * own; close it after use. The rows stay with their owner.
 */
public final class FinanceServer implements AutoCloseable {
  private final LoopbackServer server;

  private FinanceServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts a server over a finance side that has atomic groups, version checks and a change feed.
   *
   * @param names how entities and fields are spelled
   * @throws IllegalStateException when the port is taken
   */
  public static FinanceServer start(Connector side, FinanceNames names, Settings settings) {
    return start(side, names, settings, Work.none());
  }

  /** The same with processes that callers may run. */
  public static FinanceServer start(
      Connector side, FinanceNames names, Settings settings, Work work) {
    return start(side, names, settings, work, DataEvents.of(side, names, settings.clock()));
  }

  /** The same with events, of which callers may ask what could not be delivered. */
  public static FinanceServer start(
      Connector side, FinanceNames names, Settings settings, Work work, DataEvents events) {
    return new FinanceServer(
        LoopbackServer.start(new FinanceBackend(side, names, settings, work, events), settings));
  }

  /** The environment, without a path: scopes of tokens begin with it. */
  public URI origin() {
    return server.origin();
  }

  /** The root of OData. */
  public URI api() {
    return server.origin().resolve("/data/");
  }

  @Override
  public void close() {
    server.close();
  }
}
