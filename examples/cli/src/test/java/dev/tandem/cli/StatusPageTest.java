package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.CUSTOMERS;
import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.changedCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the status page is told, and what it may ask for. */
class StatusPageTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private static Path folder = Path.of("");
  private static PagedSync page;

  @BeforeAll
  static void begin() throws IOException {
    page = PagedSync.begin(folder, CUSTOMERS);
    page.drain();
  }

  @AfterAll
  static void end() {
    page.close();
  }

  private static SyncFolder sync() {
    return page.folder();
  }

  @Test // LIFE-1, I22
  void tellsStatesReasonsAndCounters() throws IOException, InterruptedException {
    JsonNode status = page.status();
    assertThat(status.path("maps").findValuesAsText("map"))
        .containsExactly("Legal entities", "Currencies", CUSTOMERS);
    for (JsonNode map : status.path("maps")) {
      assertThat(map.path("state").asText()).isEqualTo("RUNNING");
      assertThat(map.path("since").asText()).matches("20\\d\\d-.*Z");
      assertThat(map.path("reason").asText()).isNotEmpty();
    }
    assertThat(page.map("Currencies").path("reason").asText()).isEqualTo("asked for");
    addsUp(status.path("counters"));
    assertThat(status.path("step").path("failure").asText()).isEmpty();
  }

  private static void addsUp(JsonNode counters) {
    long sum = 0;
    for (String part :
        List.of("applied", "superseded", "filtered", "parked", "conflict", "dead", "waiting")) {
      assertThat(counters.path(part).isIntegralNumber()).as(part).isTrue();
      sum += counters.path(part).asLong();
    }
    assertThat(counters.path("received").asLong()).isPositive().isEqualTo(sum);
  }

  @Test // PAUSE-2, PAUSE-5
  void tellsWhatWaitsAndSinceWhen() throws IOException, InterruptedException {
    sync().ok("pause", CUSTOMERS);
    sync().enter(account("W1", Map.of()));
    page.drain();
    JsonNode waits = page.map(CUSTOMERS);
    assertThat(waits.path("state").asText()).isEqualTo("PAUSED");
    assertThat(waits.path("toFinance").asLong()).isEqualTo(1);
    assertThat(waits.path("toDataverse").asLong()).isZero();
    assertThat(waits.path("oldest").asText()).matches("20\\d\\d-.*Z");
    sync().ok("resume", CUSTOMERS);
    page.drain();
    JsonNode runs = page.map(CUSTOMERS);
    assertThat(runs.path("toFinance").asLong()).isZero();
    assertThat(runs.path("oldest").isNull()).isTrue();
  }

  @Test
  void samplesShowWhatASecondBrought() throws IOException, InterruptedException {
    sync().enter(account("S1", Map.of()), account("S2", Map.of()));
    int before = page.status().path("samples").size();
    page.drain();
    JsonNode samples = page.status().path("samples");
    assertThat(samples.size()).isGreaterThan(before);
    JsonNode first = samples.path(before - 1);
    JsonNode last = samples.path(samples.size() - 1);
    assertThat(last.path(0).asLong()).isGreaterThan(first.path(0).asLong());
    assertThat(last.path(2).asLong() - first.path(2).asLong()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void keepsTheNewestSamplesAndAtMostOneASecond() {
    Throughput throughput = new Throughput(page.clock());
    throughput.stepped(page.runtime());
    throughput.stepped(page.runtime());
    assertThat(throughput.samples()).hasSize(1);
    for (int i = 0; i < Throughput.MOST; i++) {
      page.clock().advance(Duration.ofSeconds(1));
      throughput.stepped(page.runtime());
    }
    List<Throughput.Sample> samples = throughput.samples();
    assertThat(samples).hasSize(Throughput.MOST);
    assertThat(samples.get(Throughput.MOST - 1).at()).isEqualTo(page.clock().instant());
    assertThat(Duration.between(samples.get(0).at(), page.clock().instant()))
        .isEqualTo(Duration.ofSeconds(Throughput.MOST - 1));
  }

  @Test
  void tellsThatAStepFailedAndWhenTheNextIsDue() throws IOException, InterruptedException {
    page.throughput().failed(new IllegalStateException("out of order"), Duration.ofSeconds(5));
    JsonNode step = page.status().path("step");
    assertThat(step.path("failure").asText()).isEqualTo("out of order");
    assertThat(step.path("next").asText())
        .isEqualTo(page.clock().instant().plusSeconds(5).toString());
    page.drain();
    assertThat(page.status().path("step").path("failure").asText()).isEmpty();
  }

  @Test // INIT-1
  void tellsHowFarAnInitialSyncIs() throws IOException, InterruptedException {
    page.runtime().lifecycle().stop(CUSTOMERS);
    String run = page.runtime().initialSync(CUSTOMERS, Side.DATAVERSE);
    JsonNode runs = page.status().path("runs");
    assertThat(runs.findValuesAsText("run")).containsExactly(run);
    JsonNode leg = runs.path(0).path("legs").path(0);
    assertThat(leg.path("map").asText()).isEqualTo(CUSTOMERS);
    assertThat(leg.path("phase").asText()).isNotEqualTo("done");
    page.drain();
    assertThat(page.status().path("runs")).isEmpty();
    assertThat(page.map(CUSTOMERS).path("state").asText()).isEqualTo("RUNNING");
  }

  @Test // ERR-1, ERR-4
  void tellsWhatIsWrongWithDeadLettersAndWhatToDo() throws IOException, InterruptedException {
    long id = page.deadLetter("D1");
    JsonNode status = page.status();
    JsonNode letter = status.path("letters").path(page.letters().indexOf(id));
    assertThat(letter.path("map").asText()).isEqualTo(CUSTOMERS);
    assertThat(letter.path("to").asText()).isEqualTo("finance");
    assertThat(letter.path("codes").path(0).asText()).isEqualTo("TDM2002");
    assertThat(letter.path("message").asText()).contains("msdyn_creditrating");
    assertThat(letter.path("remedy").asText()).contains("truncate transform");
    assertThat(letter.path("row").asText()).hasSize(36);
    assertThat(status.path("deadLetters").asInt()).isEqualTo(page.letters().size());
    assertThat(status.toString()).as("values stay where they are").doesNotContain("much too long");
  }

  @Test // ERR-5
  void replaysOneDeadLetter() throws IOException, InterruptedException {
    long id = page.deadLetter("R1");
    long other = page.deadLetter("R2");
    String request = "{\"id\": %d}".formatted(id);
    assertThat(PagedSync.json(page.post("/replay", request), 200).path("replayed").asInt())
        .isEqualTo(1);
    assertThat(page.letters()).contains(other).doesNotContain(id);
    assertThat(PagedSync.json(page.post("/replay", request), 200).path("replayed").asInt())
        .isZero();
    page.drain();
    assertThat(page.letters()).as("it died again, in its place").contains(id, other);
  }

  @Test // ERR-5
  void replaysAllDeadLettersOfAMap() throws IOException, InterruptedException {
    page.deadLetter("A1");
    page.deadLetter("A2");
    int all = page.letters().size();
    String request = "{\"map\": \"customers v3\"}";
    assertThat(PagedSync.json(page.post("/replay", request), 200).path("replayed").asInt())
        .isEqualTo(all);
    assertThat(page.letters()).isEmpty();
    assertThat(
            PagedSync.json(page.post("/replay", "{\"map\": \"Currencies\"}"), 200)
                .path("replayed")
                .asInt())
        .isZero();
    page.drain();
    assertThat(page.letters()).hasSize(all);
  }

  @Test // the runtime is safe beside a step
  void answersWhileStepsAreDone() throws IOException, InterruptedException {
    page.deadLetter("C1");
    AtomicBoolean ends = new AtomicBoolean();
    CompletableFuture<Void> steps =
        CompletableFuture.runAsync(
            () -> {
              while (!ends.get()) {
                page.drain();
              }
            });
    try {
      for (int i = 0; i < 20; i++) {
        addsUp(PagedSync.json(page.get("/status.json"), 200).path("counters"));
        PagedSync.json(page.post("/replay", "{\"map\": \"accounts\"}"), 200);
      }
    } finally {
      ends.set(true);
      steps.join();
    }
    page.drain();
    assertThat(page.letters()).isNotEmpty();
  }

  private static String lineage(String map, String side, String key, String column) {
    return MAPPER
        .createObjectNode()
        .put("map", map)
        .put("side", side)
        .put("key", key)
        .put("column", column)
        .toString();
  }

  @Test // ask 9 of the platform: which change, map, field wrote a value
  void tellsWhereAValueComesFrom() throws IOException, InterruptedException {
    sync().enter(account("L1", Map.of("description", "by sales")));
    page.drain();
    String key = "dataAreaId=USPM,CUSTOMERACCOUNT=L1";
    String asked = lineage("accounts", "finance", key, "SALESMEMO");
    JsonNode origin = PagedSync.json(page.post("/lineage", asked), 200);
    assertThat(origin.path("byDualWrite").asBoolean()).isTrue();
    assertThat(origin.path("facts").findValuesAsText("name"))
        .containsExactly("map", "operation", "change", "received", "applied", "field");
    assertThat(origin.path("facts").findValuesAsText("value"))
        .contains(CUSTOMERS, "SALESMEMO and description");

    sync().enter(changedCustomer("L1", "SALESMEMO", "by finance"));
    page.drain();
    JsonNode own = PagedSync.json(page.post("/lineage", asked), 200);
    assertThat(own.path("byDualWrite").asBoolean()).isFalse();
    assertThat(own.path("says").path(0).asText()).startsWith("not by dual-write: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"map\":\"Moons\",\"side\":\"finance\",\"key\":\"a=1\",\"column\":\"b\"}|runs no map 'Moons'",
        "{\"map\":\"accounts\",\"side\":\"moon\",\"key\":\"a=1\",\"column\":\"b\"}|no side 'moon'",
        "{\"map\":\"accounts\",\"side\":\"finance\",\"key\":\"a\",\"column\":\"b\"}|not of the form",
        "{\"map\":\"accounts\",\"side\":\"finance\",\"key\":\"a=1\",\"column\":\"b\"}|no column 'b'",
        "{\"map\":\"accounts\",\"side\":\"finance\",\"key\":\"a=1\"}|'column' is missing",
        "{\"map\":|is no JSON",
        "[1]|no JSON object"
      })
  void aQuestionThatCannotBeAnsweredIsExplained(String request, String reason)
      throws IOException, InterruptedException {
    PagedSync.refuses(page.post("/lineage", request), 400, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"id\":\"1\"}", "{\"id\":1,\"map\":\"accounts\"}", "{\"id\":1.5}", "7"})
  void aReplayOfNothingInParticularIsRefused(String request)
      throws IOException, InterruptedException {
    PagedSync.refuses(page.post("/replay", request), 400, "send");
  }

  @Test
  void aReplayOfAnUnknownMapIsRefused() throws IOException, InterruptedException {
    PagedSync.refuses(
        page.post("/replay", "{\"map\":\"Moons\"}"), 400, "runs no map 'Moons'", "Currencies");
  }
}
