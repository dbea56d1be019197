package dev.tandem.cli;

import static dev.tandem.cli.SyncFolder.account;
import static dev.tandem.cli.SyncFolder.badAccount;
import static dev.tandem.cli.SyncFolder.changedAccount;
import static dev.tandem.cli.SyncFolder.changedCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers that came apart while their map did not run, and are made alike again. */
class ReconcileCommandTest {
  private static final String MAP = SyncFolder.CUSTOMERS;

  @TempDir private Path folder = Path.of("");
  private SyncFolder sync = new SyncFolder(folder);

  @BeforeEach
  void twoCustomersAreAlike() {
    sync = SyncFolder.sqlite(folder, "later-wins").begun();
    sync.enter(
        account("A1", Map.of("description", "first")),
        account("A2", Map.of("description", "second")));
    sync.drain();
  }

  /** Changes that no feed tells. */
  private void unseen(String... lines) {
    sync.ok("stop", MAP);
    sync.enter(lines);
    sync.drain();
    sync.ok("start", MAP);
    sync.drain();
  }

  private void plantAllKinds() {
    unseen(
        changedCustomer("A1", "SALESMEMO", "edited on finance"),
        account("NEW", Map.of()),
        badAccount("BAD"),
        SyncFolder.customer("OWN"));
  }

  @Test // I25
  void rowsThatAreAlikeAreCounted() {
    assertThat(sync.ok("reconcile", "accounts"))
        .startsWith(
            MAP + ": 2 rows of Dataverse, 2 of finance; 2 pairs alike, 0 differ, 0 in flight\n");
  }

  @Test // I25
  void everyKindOfDifferenceIsListed() {
    plantAllKinds();
    Golden.check("reconcile.txt", SyncFolder.plain(sync.answers(1, "reconcile", MAP)));
  }

  @Test // I25: twice is once
  void aRepairAskedForTwiceIsRecordedOnceAndMendsWhatItCan() {
    plantAllKinds();
    String first = sync.answers(1, "reconcile", MAP, "--repair", "--toward", "finance");
    Golden.check("reconcile-repair.txt", SyncFolder.plain(first));
    String second =
        sync.answers(1, "reconcile", MAP, "--repair", "--toward", "finance", "--in-flight");
    assertThat(second).contains("repair-2: 0 recorded, 2 were recorded before, 2 left\n");
    sync.drain();
    assertThat(sync.customers())
        .contains("\"NEW\"", "\"OWN\"", "\"first\"")
        .doesNotContain("edited on finance");
    assertThat(sync.answers(1, "reconcile", MAP))
        .contains("3 pairs alike, 2 differ, 0 in flight")
        .contains("missing on Dataverse", "unmappable");
  }

  @Test // I25
  void aRepairTowardTheOtherSideTakesItsValues() {
    unseen(changedCustomer("A1", "SALESMEMO", "edited on finance"), SyncFolder.customer("OWN"));
    String out = sync.ok("reconcile", MAP, "--repair", "--toward", "dataverse");
    assertThat(out).contains("2 recorded, 0 were recorded before, 0 left");
    sync.drain();
    assertThat(sync.accounts()).contains("edited on finance", "\"OWN\"");
    sync.ok("reconcile", MAP);
  }

  @Test // I25
  void onlyTheNamedKeysAndCompanyAreCompared() {
    plantAllKinds();
    String alike = sync.ok("reconcile", MAP, "--key", "dataAreaId=USPM,CUSTOMERACCOUNT=A2");
    assertThat(alike).contains("1 pairs alike, 0 differ");
    String both =
        sync.answers(
            1,
            "reconcile",
            MAP,
            "--key",
            "dataAreaId=USPM,CUSTOMERACCOUNT=A1",
            "--key",
            "dataAreaId=uspm,CUSTOMERACCOUNT=OWN");
    assertThat(both).contains("A1", "OWN", "2 differ");
    assertThat(sync.ok("reconcile", MAP, "--company", "DEMF")).contains("0 rows of Dataverse");
    assertThat(sync.ok("reconcile", MAP, "--key", "dataAreaId=USPM,CUSTOMERACCOUNT=NONE"))
        .contains("0 rows of Dataverse, 0 of finance");
  }

  @Test // I25, REC-4
  void onlyPairsOfAWindowOfTimeAreComparedAndRepaired() {
    unseen(
        changedAccount("A1", "description", "in January"),
        changedAccount("A1", "modifiedon", "2026-01-31T10:00:00Z"),
        changedAccount("A2", "description", "in February"),
        changedAccount("A2", "modifiedon", "2026-02-01T00:00:00Z"));
    String[] february = {"reconcile", MAP, "--from", "2026-02-01", "--to", "2026-03-01T00:00:00Z"};
    assertThat(sync.answers(1, february)).contains("A2", "1 rows of Dataverse", "1 differ");
    assertThat(sync.ok("reconcile", MAP, "--from", "2026-03-01")).contains("0 differ");
    assertThat(sync.ok("reconcile", MAP, "--to", "2026-03-01", "--by", "dataverse:createdon"))
        .contains("0 rows of Dataverse");
    String[] repair = {"reconcile", MAP, "--to", "2026-02-01", "--repair", "--toward", "finance"};
    assertThat(sync.ok(repair)).contains("1 recorded, 0 were recorded before");
    sync.drain();
    assertThat(sync.customers()).contains("in January", "second").doesNotContain("in February");
  }

  @Test // I25
  void aRowIsNamedByItsIdentifierOnDataverse() {
    plantAllKinds();
    String id =
        sync.accounts().replaceAll("(?s).*\"accountid\":\"([^\"]+)\",\"name\":\"BAD\".*", "$1");
    assertThat(sync.answers(1, "reconcile", MAP, "--id", id)).contains("TDM2002", "1 differ");
  }

  @Test // I25: what is about to change is no difference yet
  void rowsInFlightAreOnlyCountedUnlessAskedFor() {
    sync.ok("pause", MAP);
    sync.enter(changedAccount("A1", "description", "on its way"));
    sync.drain();
    assertThat(sync.ok("reconcile", MAP)).contains("0 differ, 1 in flight");
    assertThat(sync.answers(1, "reconcile", MAP, "--in-flight")).contains("on its way");
  }

  @Test
  void wrongArgumentsAreRefusedAndNothingIsRecorded() {
    plantAllKinds();
    refuses("--repair and --toward finance|dataverse go together", MAP, "--repair");
    refuses("--repair and --toward finance|dataverse go together", MAP, "--toward", "finance");
    refuses("runs no map 'Moons'", "Moons");
    refuses("the key 'A1' is not of the form column=value", MAP, "--key", "A1");
    refuses("--from is 'May'; give a day or an instant", MAP, "--from", "May");
    refuses("before it begins", MAP, "--from", "2026-03-01", "--to", "2026-02-01");
    refuses("--by belongs to --from or --to", MAP, "--by", "dataverse:modifiedon");
    refuses("--by is 'modifiedon'", MAP, "--from", "2026-03-01", "--by", "modifiedon");
    refuses("no date or time 'name'", MAP, "--to", "2026-03-01", "--by", "dataverse:name");
    refuses("--key and --id choose", MAP, "--key", "dataAreaId=USPM", "--from", "2026-03-01");
    refuses("'seven'", MAP, "--id", "seven");
    refuses("NOCOLUMN", MAP, "--key", "dataAreaId=USPM,NOCOLUMN=1");
    refuses("do not travel", "Legal entities", "--repair", "--toward", "finance");
    sync.ok("stop", MAP);
    refuses("start it first", MAP, "--repair", "--toward", "finance");
    assertThat(sync.ok("status")).contains("waiting 0");
  }

  private void refuses(String message, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "reconcile";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    sync.refuses(all, message);
  }
}
