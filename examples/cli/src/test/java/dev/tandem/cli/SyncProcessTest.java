package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample as a reader runs it: one process that synchronises, others that act on it. */
class SyncProcessTest {
  private static final Path SAMPLE = Path.of("sample");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  @Test // LIFE-1, PAUSE-2, PAUSE-7, I22, I25
  void processesShareOneSynchronisation() throws IOException, InterruptedException, SQLException {
    for (String name : List.of("sync.yaml", "rows.ndjson", "customers.ndjson", "memo.ndjson")) {
      Files.copy(SAMPLE.resolve(name), folder.resolve(name));
    }
    Process sync = start("sync", "--start", "--page", "0");
    try {
      await("the first step", () -> said("received 0 ="));
      enter("rows.ndjson");
      await("the company", () -> rows("dataverse", "cdm_companies").contains("USPM"));
      await("the currency", () -> rows("dataverse", "transactioncurrencies").contains("USD"));
      enter("customers.ndjson");
      await("the customer", () -> rows("finance", "Customers V3").contains("ADATUM"));

      showsItselfOnAPage();
      pausesFromAnotherProcess();
      findsAndMendsWhatWasChangedBehindTheFeed();
      tellsTheOrigin();
      keepsReplaysAndDiscardsDeadLetters();

      sync.destroy();
      assertThat(sync.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(sync.exitValue()).as(log()).isZero();
      assertThat(log()).contains("stopped");
    } finally {
      sync.destroyForcibly();
    }
    CliRun end = run("status");
    assertThat(end.out()).contains("waiting 0");
  }

  private void showsItselfOnAPage() throws IOException {
    Matcher page = Pattern.compile("page: (http://127\\.0\\.0\\.1:\\d+/)").matcher(log());
    assertThat(page.find()).as(log()).isTrue();
    try (InputStream answer = URI.create(page.group(1) + "status.json").toURL().openStream()) {
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"map\":\"Customers V3\",\"state\":\"RUNNING\"", "\"samples\":[[");
    }
  }

  private void pausesFromAnotherProcess() throws IOException, InterruptedException {
    Process pause = start("pause", "Customers V3");
    assertThat(pause.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(pause.exitValue()).as(log()).isZero();
    enter("memo.ndjson");
    await("the change that waits", () -> run("status").out().contains("+ waiting 1"));
    assertThat(rows("finance", "Customers V3")).doesNotContain("Adatum Corporation");
    assertThat(run("status").lines()).anyMatch(line -> line.matches("Customers V3 +PAUSED .*"));
    assertThat(run("pause", "Customers V3").code()).isEqualTo(2);
    assertThat(run("resume", "Customers V3").out()).isEqualTo("Customers V3: RESUMING\n");
    await("the name", () -> rows("finance", "Customers V3").contains("Adatum Corporation"));
  }

  private void findsAndMendsWhatWasChangedBehindTheFeed() throws SQLException {
    await("a drained sync", () -> run("status").out().contains("+ waiting 0"));
    CliRun alike = run("reconcile", "Customers V3");
    assertThat(alike.code()).as(alike.out() + alike.err()).isZero();
    String url = "jdbc:sqlite:" + folder.resolve("finance.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      String sql = "UPDATE \"%s\" SET \"%s\" = 'Nobody'";
      assertThat(statement.executeUpdate(sql.formatted("fo_customers_v3", "salesmemo")))
          .isEqualTo(1);
    }
    CliRun found = run("reconcile", "Customers V3");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("is Nobody, should be Adatum Corporation");
    CliRun repaired = run("reconcile", "Customers V3", "--repair", "--toward", "finance");
    assertThat(repaired.out()).contains("1 recorded");
    await("the repair", () -> rows("finance", "Customers V3").contains("Adatum Corporation"));
    await("both sides alike", () -> run("reconcile", "Customers V3").code() == 0);
  }

  private void tellsTheOrigin() {
    CliRun run =
        run(
            "lineage",
            "Customers V3",
            "SALESMEMO",
            "--side",
            "finance",
            "--key",
            "dataAreaId=USPM,CUSTOMERACCOUNT=ADATUM");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("map        Customers V3", "operation  ", "SALESMEMO");
  }

  private void keepsReplaysAndDiscardsDeadLetters() throws IOException {
    Files.writeString(
        folder.resolve("bad.ndjson"),
        Files.readString(SAMPLE.resolve("customers.ndjson"))
            .replace("ADATUM", "BAD")
            .replace(
                "\"customertypecode\": 3, ",
                "\"customertypecode\": 3, \"msdyn_creditrating\": \"much too long\", "));
    enter("bad.ndjson");
    await("the dead letter", () -> run("dead-letters", "list").out().contains("1 dead letter\n"));
    String id = new Scanner(run("dead-letters", "list").lines().get(2).strip()).next();
    assertThat(run("dead-letters", "replay", id).out()).isEqualTo(id + ": replayed\n");
    await(
        "that it died again", () -> run("dead-letters", "list").out().contains("1 dead letter\n"));
    CliRun discarded = run("dead-letters", "discard", "--all", "--reason", "a test");
    assertThat(discarded.out()).isEqualTo("discarded: 1\n");
    assertThat(run("dead-letters", "list").out()).contains("0 dead letters");
  }

  private void enter(String file) {
    CliRun run = run("rows", "enter", folder.resolve(file).toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private String rows(String side, String table) {
    CliRun run = run("rows", "show", table, "--side", side);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  private CliRun run(String... arguments) {
    return CliRun.of(withConfig(arguments).toArray(new String[0]));
  }

  private List<String> withConfig(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(folder.resolve("sync.yaml").toString());
    return all;
  }

  private Process start(String... arguments) throws IOException {
    return CliProcess.start(folder.resolve("log"), withConfig(arguments));
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean said(String text) {
    return log().contains(text);
  }

  private void await(String what, BooleanSupplier isSo) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isSo.getAsBoolean()) {
      assertThat(Instant.now()).as("%s; the log:%n%s", what, log()).isBefore(end);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
