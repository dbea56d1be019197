package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.badAccount;
import static dev.tandem.cli.SyncFolder.changedAccount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a synchronisation is doing, before and after it did something. */
class StatusCommandTest {
  @TempDir private Path folder = Path.of("");

  /** An initial sync with a failed row, a change that waits, and maps in several states. */
  private SyncFolder busy() {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    sync.enterBasis();
    sync.ok("initial-sync", "Legal entities", "Currencies", "--master", "finance");
    sync.enter(account("A1", Map.of()), badAccount("BAD"));
    sync.answers(1, "initial-sync", "accounts", "--master", "dataverse");
    sync.ok("stop", "Currencies");
    sync.ok("pause", "accounts");
    sync.enter(changedAccount("A1", "description", "waits"));
    sync.answers(1, "sync", "--until-idle");
    return sync;
  }

  @Test // I22, LIFE-2
  void peopleReadATable() {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    sync.ok("sync", "--until-idle");
    Golden.check("status-new.txt", SyncFolder.plain(sync.ok("status")));
  }

  @Test // I22
  void statesCountersAndInitialSyncsAreShown() {
    Golden.check("status.txt", SyncFolder.plain(busy().ok("status")));
  }

  @Test // I22: the sum is exact in every part
  void programsReadJson() throws IOException {
    String text = busy().ok("status", "--format", "json");
    Golden.check("status.json", SyncFolder.plain(text));
    JsonNode status = new ObjectMapper().readTree(text);
    assertAddsUp(status.path("counters"));
    long received = 0;
    for (JsonNode map : status.path("maps")) {
      assertAddsUp(map.path("counters"));
      received += map.path("counters").path("received").asLong();
    }
    assertThat(status.path("counters").path("received").asLong()).isEqualTo(received).isPositive();
  }

  private static void assertAddsUp(JsonNode counters) {
    long sum = 0;
    for (JsonNode each : counters) {
      sum += each.asLong();
    }
    assertThat(sum).isEqualTo(2 * counters.path("received").asLong());
  }

  @Test
  void whoLooksAtAStoreThatIsNotThereIsToldSoAndMakesNone() {
    SyncFolder sync = SyncFolder.sqlite(folder, "later-wins");
    Path store = folder.resolve("sync.db");
    String key = "dataAreaId=USPM,CUSTOMERACCOUNT=A1";
    for (String[] reading :
        new String[][] {
          {"status"},
          {"status", "--format", "json"},
          {"status", "--activity", "Currencies"},
          {"dead-letters", "list"},
          {"dead-letters", "replay", "--all"},
          {"conflicts", "list"},
          {"lineage", "accounts", "SALESMEMO", "--side", "finance", "--key", key}
        }) {
      sync.refuses(reading, "there is no store yet at " + store + "; 'tandem sync'", "make it");
    }
    assertThat(store).doesNotExist();
    sync.ok("start", "Legal entities");
    assertThat(sync.ok("status")).contains("RUNNING");
  }

  @Test
  void statusNeedsTheStoreAlone() throws IOException {
    SyncFolder sync = busy();
    sync.write(
        "sync.yaml",
        java.nio.file.Files.readString(sync.config())
            .replace("jdbc:sqlite:finance.db", "jdbc:sqlite:no/such/folder/finance.db"));
    assertThat(sync.ok("status")).contains("Customers V3");
    sync.refuses(new String[] {"reconcile", "accounts"}, "finance", "no/such/folder");
  }
}
