package dev.tandem.example.odata.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.spi.testkit.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what a test has written down, one answer per request. */
public final class Exchange implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));

  /** What is done with one request. */
  @FunctionalInterface
  public interface Script {
    /** Answers, or does not. */
    void run(HttpExchange exchange) throws IOException;
  }

  private Exchange(HttpServer server) {
    this.server = server;
  }

  /** A server on a free port of loopback. */
  public static Exchange start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Exchange exchange = new Exchange(server);
      server.setExecutor(exchange.threads);
      server.createContext("/", exchange::handle);
      server.start();
      return exchange;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] body = exchange.getRequestBody().readAllBytes();
    seen.add(
        "%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), authorization));
    Script script;
    synchronized (scripts) {
      script = scripts.isEmpty() ? answer(599, "no answer is written down") : scripts.remove();
    }
    exchange.setAttribute("body", new String(body, StandardCharsets.UTF_8));
    script.run(exchange);
    exchange.close();
  }

  /** Answers the next request so. */
  public Exchange next(Script script) {
    synchronized (scripts) {
      scripts.add(script);
    }
    return this;
  }

  /** An answer; headers come as name, value, name, value. */
  public static Script answer(int status, String body, String... headers) {
    return exchange -> {
      for (int at = 0; at < headers.length; at += 2) {
        exchange.getResponseHeaders().add(headers[at], headers[at + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Promises more than it sends. */
  public static Script cut() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  /** Answers too late. */
  public static Script slow(long millis, Script then) {
    return exchange -> {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      then.run(exchange);
    };
  }

  /** The requests so far with their authorization. */
  public List<String> seen() {
    return List.copyOf(seen);
  }

  /** The root of a service on this server. */
  public URI root() {
    return URI.create("http://127.0.0.1:%d/data/".formatted(server.getAddress().getPort()));
  }

  /** The clock of the clients. */
  public ManualClock clock() {
    return clock;
  }

  /** A client with one identity per token. */
  public ServiceClient client(Limits limits, Budget budget, TokenSource... tokens) {
    return new ServiceClient(
        root(),
        JdkTransport.of(limits),
        new Identities(List.of(tokens), budget, clock),
        limits,
        clock);
  }

  /** A client with one identity. */
  public ServiceClient client() {
    return client(Limits.STANDARD, Budget.DATAVERSE, new Counted("t"));
  }

  /** Gives a new token after each refusal. */
  static final class Counted implements TokenSource {
    private final String name;
    private int number = 1;

    Counted(String name) {
      this.name = name;
    }

    @Override
    public synchronized String token() {
      return name + number;
    }

    @Override
    public synchronized void refused(String token) {
      number++;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
