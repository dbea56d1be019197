package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.changedAccount;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, pausing, resuming and stopping maps from the command line. */
class LifecycleCommandsTest {
  private static final String MAP = SyncFolder.CUSTOMERS;

  @TempDir private Path folder = Path.of("");
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void allMapsRun() {
    sync = SyncFolder.sqlite(folder, "later-wins").begun();
    sync.enter(account("A1", Map.of()));
    sync.drain();
  }

  @Test // LIFE-1, LIFE-12
  void aMapStopsAndStartsWithoutTheChangesBetween() {
    assertThat(sync.ok("stop", MAP)).isEqualTo(MAP + ": NOT_RUNNING\n");
    sync.enter(changedAccount("A1", "description", "while it rested"));
    sync.drain();
    assertThat(sync.customers()).doesNotContain("while it rested");
    assertThat(sync.ok("start", "accounts")).isEqualTo(MAP + ": RUNNING\n");
    sync.enter(account("A2", Map.of()));
    sync.drain();
    assertThat(sync.customers()).contains("\"A2\"").doesNotContain("while it rested");
  }

  @Test // PAUSE-2, PAUSE-7
  void whatWaitedIsSentWhenAMapResumes() {
    assertThat(sync.ok("pause", MAP)).isEqualTo(MAP + ": PAUSED\n");
    sync.enter(changedAccount("A1", "description", "waited"));
    sync.drain();
    assertThat(sync.customers()).doesNotContain("waited");
    assertThat(sync.ok("resume", MAP)).isEqualTo(MAP + ": RESUMING\n");
    sync.drain();
    assertThat(sync.customers()).contains("waited");
    assertThat(sync.state(MAP)).isEqualTo("RUNNING");
  }

  @ParameterizedTest // PAUSE-8, PAUSE-9, PAUSE-10
  @CsvSource({"keep,1 dead letter", "discard,0 dead letters"})
  void aMapGoesLiveWithoutWhatWaited(String skip, String left) {
    sync.ok("pause", MAP);
    sync.enter(changedAccount("A1", "description", "waited"));
    sync.drain();
    assertThat(sync.ok("resume", MAP, "--skip", skip)).isEqualTo(MAP + ": RUNNING\n");
    assertThat(sync.ok("dead-letters", "list")).endsWith("\n" + left + "\n");
    sync.enter(account("A2", Map.of()));
    sync.answers(skip.equals("keep") ? 1 : 0, "sync", "--until-idle");
    assertThat(sync.customers()).contains("\"A2\"").doesNotContain("waited");
  }

  @ParameterizedTest // UND-50
  @CsvSource({"keep,1 dead letter", "discard,0 dead letters"})
  void aMapOnWhichChangesWaitStopsOnlyWhenToldWhatBecomesOfThem(String waiting, String left) {
    sync.ok("pause", MAP);
    sync.enter(changedAccount("A1", "description", "waited"));
    sync.drain();
    sync.ok("resume", MAP);
    sync.refuses(new String[] {"stop", MAP}, "cannot stop " + MAP);
    assertThat(sync.ok("stop", MAP, "--waiting", waiting)).isEqualTo(MAP + ": NOT_RUNNING\n");
    assertThat(sync.ok("dead-letters", "list")).endsWith("\n" + left + "\n");
  }

  @Test // UND-14, LIFE-5
  void dependantsPauseWithTheMapThatTheyReferTo() {
    assertThat(sync.ok("pause", "Currencies", "--dependants"))
        .isEqualTo("Currencies: PAUSED\n" + MAP + ": PAUSED\n");
    assertThat(sync.state("Legal entities")).isEqualTo("RUNNING");
  }

  @ParameterizedTest // LIFE-4
  @CsvSource({
    "start,cannot start Legal entities",
    "resume,cannot resume Legal entities",
    "pause,cannot pause Customers V3"
  })
  void oneMapInTheWrongStateKeepsAllAsTheyAre(String action, String message) {
    sync.ok("pause", MAP);
    sync.refuses(new String[] {action, "Legal entities", MAP}, message);
    assertThat(sync.state("Legal entities")).isEqualTo("RUNNING");
    assertThat(sync.state(MAP)).isEqualTo("PAUSED");
  }

  @ParameterizedTest
  @CsvSource({"start", "pause", "resume", "stop"})
  void mapsAreNamedOrAllOfThemMeant(String action) {
    sync.refuses(new String[] {action}, "name at least one MAP", "Try 'tandem " + action);
    sync.refuses(new String[] {action, "--all", MAP}, "give --all alone");
    sync.refuses(new String[] {action, "Moons"}, "runs no map 'Moons'", "Legal entities", MAP);
  }

  @Test
  void anUnknownWayToSkipListsTheWays() {
    sync.refuses(new String[] {"resume", MAP, "--skip", "burn"}, "'burn'", "KEEP, DISCARD");
    sync.refuses(new String[] {"stop", MAP, "--waiting", "burn"}, "'burn'", "KEEP, DISCARD");
  }

  @Test // ERR-1
  void theActivityOfAMapTellsItsStatesOldestFirst() {
    sync.ok("pause", MAP);
    sync.ok("resume", MAP, "--skip", "discard");
    assertThat(SyncFolder.plain(sync.ok("status", "--activity", MAP)))
        .startsWith("2000-01-01T00:00:00Z  RUNNING, was NOT_RUNNING: asked for\n")
        .contains("2000-01-01T00:00:00Z  PAUSED, was RUNNING: asked for\n")
        .endsWith(
            "2000-01-01T00:00:00Z  RUNNING, was PAUSED: asked for, what waited was discarded\n");
    sync.refuses(new String[] {"status", "--activity", "Moons"}, "runs no map 'Moons'");
  }
}
