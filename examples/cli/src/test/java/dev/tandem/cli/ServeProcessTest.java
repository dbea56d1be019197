package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's two terminals: servers in one process, what keeps them in step in another. */
class ServeProcessTest {
  /** A variable that every process has; its value serves as the secret here. */
  private static final String VARIABLE = "PATH";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  @TempDir private Path folder = Path.of("");
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test // INIT-1, INIT-3, LIFE-1
  void twoProcessesKeepBothServersInStep() throws IOException, InterruptedException {
    int port = freePort();
    Process serve =
        start(
            "serve",
            "serve",
            "--port",
            "0",
            "--secret-env",
            VARIABLE,
            "--events",
            "http://127.0.0.1:%d/events".formatted(port),
            "--events-secret-env",
            VARIABLE);
    await("the servers", "serve", () -> log("serve").contains("sample rows"));
    URI dataverse = URI.create(said("serve", "Dataverse Web API +(\\S+)"));
    URI finance = URI.create(said("serve", "finance OData +(\\S+)"));
    SyncFolder sync = configured(dataverse, finance, port);
    sync.ok("initial-sync", "--all", "--master", "finance");

    String company = finance + "LegalEntities(LegalEntityId='USPM')";
    change("PATCH", finance, URI.create(company), "{\"Name\": \"Contoso of today\"}");
    Process work = start("sync", "sync", "--page", "0", "--config", sync.config().toString());
    await("the company", "sync", () -> rows(dataverse, "cdm_companies").contains("of today"));
    change("POST", dataverse, dataverse.resolve("accounts"), ACCOUNT);
    await("the customer", "sync", () -> rows(finance, "CustomersV3").contains("\"TODAY\""));
    change("PATCH", finance, URI.create(company), "{\"Name\": \"Contoso by event\"}");
    await("its new name", "sync", () -> rows(dataverse, "cdm_companies").contains("by event"));

    showsItself(URI.create(said("sync", "page: (\\S+)")));
    for (Process each : List.of(work, serve)) {
      each.destroy();
      assertThat(each.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(each.exitValue()).as(log("sync") + log("serve")).isZero();
    }
    assertThat(sync.ok("status")).contains("RUNNING", "dead 0 + waiting 0");
  }

  private static final String ACCOUNT =
      """
      {"accountnumber": "TODAY", "name": "Today", "customertypecode": 3,
       "msdyn_company@odata.bind": "/cdm_companies(cdm_companycode='USPM')",
       "transactioncurrencyid@odata.bind": "/transactioncurrencies(isocurrencycode='USD')"}
      """;

  /** The sample configuration, with the addresses that were free. */
  private SyncFolder configured(URI dataverse, URI finance, int eventsPort) throws IOException {
    String sample = Files.readString(Path.of("sample", "services.yaml"));
    String config =
        sample
            .replace("http://127.0.0.1:8900", origin(dataverse))
            .replace("http://127.0.0.1:8901", origin(finance))
            .replace("listen: 8902", "listen: " + eventsPort)
            .replace("SAMPLE_SECRET", VARIABLE);
    assertThat(config).doesNotContain("8900", "8901", "listen: 8902");
    SyncFolder sync = new SyncFolder(folder);
    sync.write("sync.yaml", config);
    return sync;
  }

  /** Events are delivered to an address that both processes are told. */
  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** The page tells the same as the commands, and no secret. */
  private static void showsItself(URI page) throws IOException, InterruptedException {
    assertThat(read(page)).contains("<h2>Maps</h2>").doesNotContain(System.getenv(VARIABLE));
    assertThat(read(page.resolve("/status.json")))
        .contains("\"map\":\"Customers V3\",\"state\":\"RUNNING\"", "\"samples\":[[")
        .doesNotContain(System.getenv(VARIABLE));
  }

  private static String read(URI address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String origin(URI address) {
    return "http://" + address.getAuthority();
  }

  /** As a user of the environment makes a change. */
  private static void change(String method, URI api, URI row, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(row)
                .header("Authorization", "Bearer " + token(api))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  /** All rows of a table, as a user of the environment reads them. */
  private static String rows(URI api, String table) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(api.resolve(table))
                  .header("Authorization", "Bearer " + token(api))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(URI api) throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id=tandem-sample&client_secret=%s&scope=%s"
            .formatted(
                URLEncoder.encode(System.getenv(VARIABLE), StandardCharsets.UTF_8),
                URLEncoder.encode(origin(api) + "/.default", StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(origin(api) + "/common/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
  }

  private Process start(String log, String... arguments) throws IOException {
    Process process = CliProcess.start(folder.resolve(log + ".log"), List.of(arguments));
    processes.add(process);
    return process;
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String said(String log, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(log(log));
    assertThat(matcher.find()).as(log(log)).isTrue();
    return matcher.group(1);
  }

  private void await(String what, String log, BooleanSupplier isSo) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isSo.getAsBoolean()) {
      assertThat(Instant.now()).as("%s; the log:%n%s", what, log(log)).isBefore(end);
      Thread.sleep(100);
    }
  }
}
