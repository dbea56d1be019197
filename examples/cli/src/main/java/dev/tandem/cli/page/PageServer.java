package dev.tandem.cli.page;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The status page behind a port on loopback. Safe for any thread; close it after use. */
public final class PageServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_THREADS = 16;

  private final Server server;
  private final ServerConnector connector;

  private PageServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @throws IOException when the port is taken or not ours to take
   */
  public static PageServer start(int port, PageService service) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
    threads.setDaemon(true);
    threads.setName("tandem-page");
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    server.addConnector(connector);
    server.setErrorHandler(errors());
    // Bound before it is started: who may ask depends on the port.
    connector.open();
    String token = PageText.secret();
    PageGuard guard = new PageGuard(connector.getLocalPort(), token);
    server.setHandler(new PageFront(service, guard, new PageText(token)));
    try {
      server.start();
    } catch (Exception e) {
      connector.close();
      throw new IllegalStateException("the status page does not start", e);
    }
    return new PageServer(server, connector);
  }

  /** For what is no request at all. */
  private static ErrorHandler errors() {
    ErrorHandler errors = new ErrorHandler();
    errors.setDefaultResponseMimeType(MimeTypes.Type.APPLICATION_JSON.asString());
    errors.setShowCauses(false);
    errors.setShowStacks(false);
    errors.setShowOrigin(false);
    return errors;
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + "/");
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the status page does not stop", e);
    }
  }
}
