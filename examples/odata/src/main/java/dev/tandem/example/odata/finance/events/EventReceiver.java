package dev.tandem.example.odata.finance.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.Secret;
import dev.tandem.spi.error.TransientConnectorException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint to which finance delivers its data events: {@code POST /events} with a shared
 * secret, as {@code Authorization: Bearer} or as {@code ?code=} in the address, which is all that
 * some senders can be given. A delivery is answered with 200 once its events are on disk, and with
 * an error when none of them was kept, so that the sender tries again. It has threads of its own;
 * close it after use, the log stays open.
 */
public final class EventReceiver implements AutoCloseable {
  /** The largest body that is read, in bytes; finance sends about a megabyte at most [F4]. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(EventReceiver.class);
  private static final String PATH = "/events";
  private static final String BEARER = "Bearer ";
  private static final int MOST_THREADS = 16;
  private static final int IDLE_MILLIS = 30_000;
  private static final int RETRY_SECONDS = 1;

  private final Server server;
  private final ServerConnector connector;

  private EventReceiver(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts to listen. It speaks plain HTTP: on an address that others reach, put what ends TLS
   * before it.
   *
   * @param at where; port 0 for any that is free
   * @param secret what senders must show; asked for with every delivery
   * @throws IllegalStateException when the port is taken
   */
  public static EventReceiver start(InetSocketAddress at, Secret secret, DeliveredEventLog log) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
    threads.setDaemon(true);
    threads.setName("events");
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(at.getHostString());
    connector.setPort(at.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new Intake(secret, log));
    try {
      server.start();
    } catch (Exception e) {
      LifeCycle.stop(server);
      throw new IllegalStateException("cannot receive events on port " + at.getPort(), e);
    }
    return new EventReceiver(server, connector);
  }

  /** The address that senders are given, without the secret. */
  public URI endpoint() {
    return URI.create(
        "http://%s:%d%s".formatted(connector.getHost(), connector.getLocalPort(), PATH));
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  /** Takes deliveries. */
  private static final class Intake extends Handler.Abstract {
    private final Secret secret;
    private final DeliveredEventLog log;

    Intake(Secret secret, DeliveredEventLog log) {
      this.secret = secret;
      this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      if (!isAllowed(request)) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        refuse(401, "the secret is missing or wrong", response, callback);
      } else if (!request.getHttpURI().getPath().equals(PATH)) {
        refuse(404, "events are delivered to " + PATH, response, callback);
      } else if (!request.getMethod().equals("POST")) {
        response.getHeaders().put(HttpHeader.ALLOW, "POST");
        refuse(405, "events are delivered with POST", response, callback);
      } else {
        take(request, response, callback);
      }
      return true;
    }

    private boolean isAllowed(Request request) {
      String shown = shown(request);
      return shown != null
          && MessageDigest.isEqual(
              shown.getBytes(StandardCharsets.UTF_8),
              secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String shown(Request request) {
      String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
      if (header != null) {
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
      }
      String query = request.getHttpURI().getQuery();
      boolean coded = query != null && query.startsWith("code=") && query.indexOf('&') < 0;
      try {
        return coded
            ? URLDecoder.decode(query.substring("code=".length()), StandardCharsets.UTF_8)
            : null;
      } catch (IllegalArgumentException malformed) {
        return null;
      }
    }

    private void take(Request request, Response response, Callback callback) throws IOException {
      byte[] body;
      try (InputStream in = Content.Source.asInputStream(request)) {
        body = in.readNBytes(MOST_BYTES + 1);
      }
      if (body.length > MOST_BYTES) {
        refuse(413, "a delivery has at most %d bytes".formatted(MOST_BYTES), response, callback);
        return;
      }
      try {
        ObjectNode answer = Json.object().put("new", log.append(EventReader.read(body)));
        send(200, answer, response, callback);
      } catch (MalformedEventException malformed) {
        refuse(400, String.valueOf(malformed.getMessage()), response, callback);
      } catch (TransientConnectorException full) {
        LOG.warn("a delivery is refused: {}", full.getMessage());
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        refuse(503, "the events could not be kept", response, callback);
      }
    }

    private static void refuse(int status, String reason, Response response, Callback callback) {
      send(status, Json.object().put("error", reason), response, callback);
    }

    private static void send(int status, ObjectNode body, Response response, Callback callback) {
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
      response.write(true, ByteBuffer.wrap(bytes), callback);
    }
  }
}
