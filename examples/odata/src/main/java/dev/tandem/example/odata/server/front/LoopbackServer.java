package dev.tandem.example.odata.server.front;

import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A backend behind a port on loopback. Safe for any thread; close it after use. */
public final class LoopbackServer implements AutoCloseable {
  private static final int MOST_THREADS = 100;

  private final Server server;
  private final ServerConnector connector;

  private LoopbackServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts a server.
   *
   * @throws IllegalStateException when the port is taken
   */
  public static LoopbackServer start(Backend backend, Settings settings) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    // Keys in URLs hold characters that are no paths; the service reads them as they were sent.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(128 * 1024);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(settings.port());
    server.addConnector(connector);
    server.setHandler(new Front(backend, settings));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("cannot listen on port " + settings.port(), e);
    }
    return new LoopbackServer(server, connector);
  }

  /** Where it listens, without a path. */
  public URI origin() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }
}
