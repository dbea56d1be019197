package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.badAccount;
import static dev.tandem.cli.SyncFolder.changedAccount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two customers that finance refuses, and a currency that Dataverse refuses. */
class DeadLettersCommandTest {
  private static final String MAP = SyncFolder.CUSTOMERS;

  @TempDir private Path folder = Path.of("");
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void threeChangesDied() {
    sync = SyncFolder.sqlite(folder, "later-wins").begun();
    sync.enter(account("GOOD", Map.of()), badAccount("B1"), badAccount("B2"));
    sync.answers(1, "sync", "--until-idle");
    sync.enter(SyncFolder.currencyWithoutSymbol("EUR"));
    sync.answers(1, "sync", "--until-idle");
  }

  /** The numbers of the dead letters that a filter means, in the order of the list. */
  private List<String> ids(String... filter) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("dead-letters", "list", "--format", "json"));
    arguments.addAll(List.of(filter));
    List<String> ids = new ArrayList<>();
    for (String line : sync.ok(arguments.toArray(new String[0])).lines().toList()) {
      JsonNode letter = new ObjectMapper().readTree(line);
      assertThat(Instant.parse(letter.path("deadSince").asText())).isBefore(Instant.now());
      ids.add(letter.path("id").asText());
    }
    return ids;
  }

  @Test // ERR-1, ERR-4
  void peopleSeeWhatIsWrongWithEach() {
    Golden.check("dead-letters.txt", SyncFolder.plain(sync.ok("dead-letters", "list")));
  }

  @ParameterizedTest // ask 4: by filter
  @CsvSource(
      delimiter = '|',
      value = {
        "--map|customers v3|2",
        "--map|Currencies|1",
        "--map|Legal entities|0",
        "--side|finance|2",
        "--side|dataverse|1",
        "--company|uspm|2",
        "--company|DEMF|0",
        "--code|TDM2002|2",
        "--code|tdm2009|1",
        "--code|TDM2003|0",
        "--text|TRUNCATE transform|2",
        "--text|currencysymbol|1",
        "--since|2026-01-01|3",
        "--since|2999-01-01T00:00:00Z|0",
        "--run|repair-1|0"
      })
  void filtersMeanWhatTheySay(String option, String value, int count) throws IOException {
    assertThat(ids(option, value)).hasSize(count);
    assertThat(sync.ok("dead-letters", "replay", option, value))
        .isEqualTo("replayed: " + count + "\n");
    assertThat(ids()).hasSize(3 - count);
  }

  @Test // ERR-5
  void oneIsReplayedAndTheOthersStay() throws IOException {
    List<String> ids = ids();
    assertThat(sync.ok("dead-letters", "replay", ids.get(0)))
        .isEqualTo(ids.get(0) + ": replayed\n");
    assertThat(ids()).isEqualTo(ids.subList(1, 3));
    sync.answers(1, "sync", "--until-idle");
    assertThat(ids()).as("it died again, in its place").isEqualTo(ids);
  }

  @Test // ERR-5, I11: nothing older is sent afterwards
  void aMendedRowTakesItsDeadLettersAlong() throws IOException {
    sync.enter(
        changedAccount("B1", "msdyn_creditrating", "A"),
        changedAccount("B2", "msdyn_creditrating", "B"));
    sync.answers(1, "sync", "--until-idle");
    assertThat(ids("--map", MAP)).isEmpty();
    assertThat(sync.customers()).contains("\"CREDITRATING\":\"A\"", "\"CREDITRATING\":\"B\"");
  }

  @Test // ERR-5, I3, I22
  void whatWasKeptArrivesWhenAllIsReplayed() throws IOException {
    sync.ok("dead-letters", "discard", "--all", "--reason", "not of this test");
    sync.ok("pause", MAP);
    sync.enter(account("A1", Map.of()), account("A2", Map.of()));
    sync.drain();
    sync.ok("resume", MAP, "--skip", "keep");
    assertThat(ids("--text", "skipped")).hasSize(2);
    assertThat(sync.ok("dead-letters", "replay", "--all")).isEqualTo("replayed: 2\n");
    sync.drain();
    assertThat(sync.customers()).contains("\"A1\"", "\"A2\"");
    assertThat(ids()).isEmpty();
    assertThat(sync.ok("dead-letters", "replay", "--all")).isEqualTo("replayed: 0\n");
    assertThat(sync.ok("status")).contains("dead 3 + waiting 0");
  }

  @Test // ERR-5, I22: what was given up counts as dead for ever
  void someAreDiscardedWithAReason() throws IOException {
    String id = ids("--code", "TDM2009").get(0);
    assertThat(sync.ok("dead-letters", "discard", id, "--reason", "no symbol known"))
        .isEqualTo(id + ": discarded\n");
    assertThat(sync.ok("dead-letters", "discard", "--all", "--reason", "test data"))
        .isEqualTo("discarded: 2\n");
    assertThat(ids()).isEmpty();
    assertThat(sync.ok("status")).contains("dead 3 + waiting 0");
    sync.drain();
    assertThat(sync.customers()).doesNotContain("\"B1\"");
  }

  @Test
  void anUnknownNumberIsToldAndTheOthersAreDone() throws IOException {
    String id = ids().get(0);
    assertThat(sync.answers(1, "dead-letters", "replay", "9999", id))
        .isEqualTo("9999: no such dead letter\n" + id + ": replayed\n");
    assertThat(sync.answers(1, "dead-letters", "discard", "9999", "--reason", "x"))
        .isEqualTo("9999: no such dead letter\n");
  }

  @Test
  void wrongArgumentsMoveNothing() throws IOException {
    String id = ids().get(0);
    refuses("say why with --reason", "discard", id);
    refuses("say why with --reason", "discard", "--all", "--reason", " ");
    refuses("--reason belongs to discard", "replay", id, "--reason", "x");
    refuses("name IDs, an option that chooses some, or --all", "replay");
    refuses("name IDs, an option that chooses some, or --all", "discard", "--reason", "x");
    refuses("IDs choose already", "replay", id, "--all");
    refuses("IDs choose already", "replay", id, "--map", MAP);
    refuses("list takes no IDs", "list", id);
    refuses("runs no map 'Moons'", "replay", "--map", "Moons");
    refuses("--since is 'yesterday'; give a day or an instant", "list", "--since", "yesterday");
    String code = "--code is 'XYZ'; give a code such as TDM2002";
    refuses(code, "list", "--code", "XYZ");
    refuses(code, "replay", "--code", "XYZ");
    refuses("--code is 'TDM20'", "list", "--code", "TDM20");
    refuses("there was no run 'nosuch'; there was no initial sync", "list", "--run", "nosuch");
    refuses("there was no run 'nosuch'", "discard", "--run", "nosuch", "--reason", "x");
    refuses("'burn'", "burn");
    refuses("'seven'", "replay", "seven");
    assertThat(ids()).hasSize(3);
  }

  private void refuses(String message, String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(arguments));
    sync.refuses(all.toArray(new String[0]), message);
  }
}
