package dev.tandem.example.odata.server;

import dev.tandem.example.odata.server.front.LoopbackServer;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.spi.connector.Connector;
import java.net.URI;

/**
 * A server on loopback that speaks the Dataverse Web API over the rows of a side. It has threads of
 * its own; close it after use. The rows stay with their owner.
 */
public final class DataverseServer implements AutoCloseable {
  private final LoopbackServer server;

  private DataverseServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts a server over a Dataverse side that has atomic groups, version checks, reads by id,
   * references by key and a change feed; the feed should tell changes as {@code
   * FeedStyle.dataverse()} does.
   *
   * @throws IllegalStateException when the port is taken
   */
  public static DataverseServer start(Connector side, Settings settings) {
    return start(side, settings, Work.none());
  }

  /** The same with processes that callers may run. */
  public static DataverseServer start(Connector side, Settings settings, Work work) {
    return new DataverseServer(
        LoopbackServer.start(new DataverseBackend(side, settings, work), settings));
  }

  /** The environment, without a path: scopes of tokens begin with it. */
  public URI origin() {
    return server.origin();
  }

  /** The root of the Web API. */
  public URI api() {
    return server.origin().resolve("/api/data/v9.2/");
  }

  @Override
  public void close() {
    server.close();
  }
}
