package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.badAccount;
import static dev.tandem.cli.SyncFolder.changedAccount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were there before anything ran. */
class InitialSyncCommandTest {
  private static final String MAP = SyncFolder.CUSTOMERS;

  @TempDir private Path folder = Path.of("");
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void customersNeedACompanyAndACurrency() {
    sync = SyncFolder.sqlite(folder, "later-wins");
    sync.enterBasis();
    sync.ok("initial-sync", "Legal entities", "Currencies", "--master", "finance");
  }

  /** What became of each row, by the number of the customer. */
  private Map<String, String> outcomes(Path file) throws IOException {
    Map<String, String> outcomes = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = new ObjectMapper().readTree(line);
      assertThat(row.path("run").asText()).startsWith("initial-");
      assertThat(row.path("map").asText()).isEqualTo(MAP);
      assertThat(row.path("from").asText()).isEqualTo("DATAVERSE");
      outcomes.put(row.path("key").path("CUSTOMERACCOUNT").asText(), row.path("outcome").asText());
    }
    return outcomes;
  }

  @Test // INIT-1, INIT-3, I22
  void carriesTheRowsThatAreThereAndStartsTheMap() throws IOException {
    sync.enter(account("A1", Map.of()), account("A2", Map.of()));
    Path file = folder.resolve("outcomes.ndjson");
    String out =
        sync.ok("initial-sync", MAP, "--master", "dataverse", "--outcomes", file.toString());
    assertThat(out).contains(": over\n", "2 recorded; 2 finished, 0 failed", "2 outcomes in");
    assertThat(outcomes(file)).isEqualTo(Map.of("A1", "APPLIED", "A2", "APPLIED"));
    assertThat(sync.customers()).contains("\"A1\"", "\"A2\"");
    assertThat(sync.state(MAP)).isEqualTo("RUNNING");

    sync.enter(changedAccount("A1", "description", "live afterwards"));
    sync.drain();
    assertThat(sync.customers()).contains("live afterwards");
  }

  @Test
  void estimateCountsTheRowsOfBothWaysAndDoesNothing() {
    sync.enter(account("A1", Map.of()), account("A2", Map.of()));
    String out = sync.ok("initial-sync", MAP, "--estimate", "--identities", "2");
    assertThat(out).containsPattern("Customers V3 +finance +2 +1 +1\n");
    assertThat(out).containsPattern("Customers V3 +Dataverse +0 +0 +0\n");
    assertThat(out).contains("Legal entities", "by 2 identities against one web server");
    assertThat(sync.state(MAP)).isEqualTo("NOT_RUNNING");
    assertThat(sync.customers()).doesNotContain("\"A1\"");
    sync.answers(2, "initial-sync", MAP, "--estimate", "--identities", "0");
  }

  @Test // INIT-10: the others are left alone
  void onlyFailedRowsHaveAnotherTry() throws IOException {
    sync.enter(account("GOOD", Map.of()), badAccount("BAD"));
    Path file = folder.resolve("outcomes.ndjson");
    String out = sync.answers(1, "initial-sync", "customers v3", "--master", "dataverse");
    String run = out.substring(0, out.indexOf(':'));
    assertThat(out).contains("1 finished, 1 failed");
    assertThat(sync.customers()).contains("\"GOOD\"").doesNotContain("\"BAD\"");
    assertThat(sync.ok("dead-letters", "list", "--run", run)).contains("1 dead letter\n");
    sync.refuses(
        new String[] {"dead-letters", "list", "--run", run + "0"},
        "there was no run '" + run + "0'; 'tandem status' says more of those there were: ",
        ", " + run + "\n");

    String again = sync.answers(1, "initial-sync", "--retry-failed", run);
    assertThat(again).contains("rows that have another try: 1", "1 finished, 1 failed");

    sync.enter(changedAccount("BAD", "msdyn_creditrating", "A"));
    String mended = sync.ok("initial-sync", "--retry-failed", run, "--outcomes", file.toString());
    assertThat(mended).contains("rows that have another try: 1", "2 finished, 0 failed");
    assertThat(outcomes(file)).as("the mended row came with its own change").hasSize(2);
    assertThat(outcomes(file).values()).containsExactlyInAnyOrder("APPLIED", "SUPERSEDED");
    assertThat(sync.customers()).contains("\"BAD\"");
    assertThat(sync.ok("initial-sync", "--retry-failed", run))
        .contains("rows that have another try: 0");
  }

  @Test // INIT-13
  void aMapThatInsistsDoesNotRunWithFailedRows() {
    sync.enter(account("GOOD", Map.of()), badAccount("BAD"));
    sync.answers(1, "initial-sync", MAP, "--master", "dataverse", "--insist");
    assertThat(sync.state(MAP)).isEqualTo("NOT_RUNNING");
  }

  @Test // INIT-5
  void onlyRowsOfTheNamedCompanyTravel() {
    sync.enter(account("A1", Map.of()));
    String out = sync.ok("initial-sync", MAP, "--master", "dataverse", "--company", "DEMF");
    assertThat(out).contains("0 recorded");
    assertThat(sync.customers()).doesNotContain("A1");
  }

  @Test // INIT-18
  void prerequisitesAreStartedUnlessTheyAreLeftOut() {
    sync.ok("stop", "Currencies");
    sync.ok("initial-sync", MAP, "--master", "dataverse", "--no-prerequisites");
    assertThat(sync.state("Currencies")).isEqualTo("NOT_RUNNING");
    sync.ok("stop", MAP);
    sync.ok("initial-sync", MAP, "--master", "dataverse");
    assertThat(sync.state("Currencies")).isEqualTo("RUNNING");
  }

  @Test // I18
  void whatIsOnlyAskedForIsDoneBySync() {
    sync.enter(account("A1", Map.of()));
    assertThat(sync.ok("initial-sync", MAP, "--master", "dataverse", "--detach"))
        .contains(": not over\n");
    assertThat(sync.state(MAP)).isEqualTo("INITIALIZING");
    sync.drain();
    assertThat(sync.state(MAP)).isEqualTo("RUNNING");
    assertThat(sync.customers()).contains("\"A1\"");
  }

  @Test // INIT-26
  void wrongRequestsAreRefusedAndNothingIsStarted() {
    sync.refuses(args("initial-sync", "Legal entities", "--master", "finance"), "RUNNING");
    sync.refuses(args("initial-sync", MAP), "say --master dataverse|finance");
    sync.refuses(args("initial-sync", "--master", "finance"), "name at least one MAP");
    sync.refuses(args("initial-sync", "--all", MAP, "--master", "finance"), "give --all alone");
    sync.refuses(args("initial-sync", "Moons", "--master", "finance"), "runs no map 'Moons'", MAP);
    sync.refuses(args("initial-sync", "--retry-failed", "initial-99"), "no run 'initial-99'");
    sync.refuses(
        args("initial-sync", MAP, "--master", "dataverse", "--retry-failed", "initial-1"),
        "--retry-failed");
    assertThat(sync.state(MAP)).isEqualTo("NOT_RUNNING");
  }

  @Test // ERR-1
  void anOutcomesFileThatCannotBeWrittenIsToldBeforeAnythingStarts() {
    sync.refuses(
        args(
            "initial-sync",
            MAP,
            "--master",
            "dataverse",
            "--outcomes",
            folder.resolve("none/o.ndjson").toString()),
        "o.ndjson",
        "no such file or folder");
    assertThat(sync.state(MAP)).isEqualTo("NOT_RUNNING");
  }

  private static String[] args(String... arguments) {
    return arguments;
  }
}
