package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.cli.page.PageServer;
import dev.tandem.cli.sync.ConfigReader;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A synchronisation of two files of SQLite with its page, in this process. It steps when it is told
 * to, two seconds after the step before as the page sees it; other commands act beside it.
 */
final class PagedSync implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" content=\"([0-9a-f]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-05T10:00:00Z"));
  private final Throughput throughput = new Throughput(clock);
  private final SyncFolder folder;
  private final SyncSession session;
  private final PageServer server;

  private PagedSync(SyncFolder folder) throws IOException {
    this.folder = folder.begun();
    session =
        SyncSession.openToWork(ConfigReader.read(folder.config(), Map.of()), SyncListener.none());
    server = PageServer.start(0, new StatusService(session, throughput, Clock.systemUTC()));
  }

  /** With the map of customers under this name, and the company and currency that they need. */
  static PagedSync begin(Path folder, String customers) throws IOException {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    String config = Files.readString(sync.config());
    sync.write("sync.yaml", config.replace("name: Customers V3", "name: '" + customers + "'"));
    return new PagedSync(sync);
  }

  SyncFolder folder() {
    return folder;
  }

  SyncRuntime runtime() {
    return session.runtime();
  }

  Throughput throughput() {
    return throughput;
  }

  ManualClock clock() {
    return clock;
  }

  URI address() {
    return server.address();
  }

  /** Steps until nothing is left to do. */
  void drain() {
    SyncReport report;
    do {
      report = session.runtime().step(session.config().batch());
      clock.advance(Duration.ofSeconds(2));
      throughput.stepped(session.runtime());
    } while (!report.idle());
  }

  /** What the page itself would read. */
  JsonNode status() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("/status.json").body());
  }

  /** A map of the status. */
  JsonNode map(String name) throws IOException, InterruptedException {
    for (JsonNode map : status().path("maps")) {
      if (map.path("map").asText().equals(name)) {
        return map;
      }
    }
    throw new AssertionError("no map " + name);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** As the script of the page sends it. */
  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body, headers());
  }

  /** The headers of the script of the page. */
  String[] headers() throws IOException, InterruptedException {
    String origin = "http://127.0.0.1:" + address().getPort();
    return new String[] {
      "Content-Type", "application/json", "Origin", origin, "X-Tandem-Token", token()
    };
  }

  private String token() throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get("/").body());
    if (!token.find()) {
      throw new AssertionError("the page carries no token");
    }
    return token.group(1);
  }

  /** The number of the dead letter of a new row that finance refuses. */
  long deadLetter(String number) throws IOException, InterruptedException {
    long before = letters().stream().mapToLong(Long::longValue).max().orElse(0);
    folder.enter(SyncFolder.badAccount(number));
    drain();
    List<Long> letters = letters();
    long id = letters.get(letters.size() - 1);
    assertThat(id).isGreaterThan(before);
    return id;
  }

  /** The numbers of the dead letters that are shown. */
  List<Long> letters() throws IOException, InterruptedException {
    List<Long> ids = new ArrayList<>();
    status().path("letters").forEach(letter -> ids.add(letter.path("id").asLong()));
    return ids;
  }

  /** An answer that must have this status, as JSON. */
  static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  /** An answer that must be a refusal with these parts, and say what to do. */
  static void refuses(HttpResponse<String> answer, int status, String... parts) throws IOException {
    JsonNode error = json(answer, status);
    String remedy = error.path("remedy").asText();
    assertThat(error.path("error").asText() + "; " + remedy).contains(parts);
    assertThat(remedy).isNotEmpty();
  }

  @Override
  public void close() {
    server.close();
    session.close();
  }
}
