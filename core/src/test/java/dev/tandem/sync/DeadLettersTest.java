package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.value.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person may do about changes that could not be carried out, or wait. */
class DeadLettersTest {
  private final SyncWorld world = SyncWorld.running();
  private final DeadLetters letters = world.runtime.deadLetters();

  @AfterEach
  void everythingIsAccountedFor() {
    // I22
    SyncCounters counters = world.runtime.counters();
    assertThat(counters.received())
        .isEqualTo(
            counters.applied()
                + counters.superseded()
                + counters.filtered()
                + counters.parked()
                + counters.conflict()
                + counters.dead()
                + counters.waiting());
    world.close();
  }

  private void refuseWrites(int times) {
    Fault[] faults = new Fault[times];
    Arrays.fill(faults, Fault.refuses());
    world.faultyFinance.script(FaultyConnector.Call.WRITE, faults);
  }

  private void killed(String... numbers) {
    // A group that is refused is tried row by row, each of which is refused as well.
    refuseWrites(numbers.length == 1 ? 1 : numbers.length + 1);
    for (String number : numbers) {
      world.account(number, "name of " + number);
    }
    world.settle();
    assertThat(letters.list(DeadLetterFilter.ALL, 0, 100)).hasSizeGreaterThanOrEqualTo(1);
  }

  private List<String> found(DeadLetterFilter filter) {
    return letters.list(filter, 0, 100).stream().map(DeadLetter::map).toList();
  }

  @Test
  void filtersTellLettersApart() {
    // ask 5: replay of one, of a filter, or of all
    killed("C1");
    Instant between = world.clock.advance(Duration.ofHours(1));
    world.finance.insert(
        "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "p", "CUSTACCOUNT", ""));
    world.faultyDataverse.script(FaultyConnector.Call.WRITE, Fault.refuses());
    world.settle();

    assertThat(found(DeadLetterFilter.ALL)).containsExactly("Customers", "Projects");
    assertThat(found(DeadLetterFilter.ofMap("accounts"))).containsExactly("Customers");
    assertThat(found(DeadLetterFilter.ALL.towards(Side.DATAVERSE))).containsExactly("Projects");
    assertThat(found(DeadLetterFilter.ALL.coded("TDM3002")))
        .containsExactly("Customers", "Projects");
    assertThat(found(DeadLetterFilter.ALL.coded("TDM2002"))).isEmpty();
    assertThat(found(DeadLetterFilter.ALL.saying("PROJECTS|D"))).containsExactly("Projects");
    assertThat(found(DeadLetterFilter.ALL.between(null, between))).containsExactly("Customers");
    assertThat(found(DeadLetterFilter.ALL.between(between, null))).containsExactly("Projects");
    assertThat(found(DeadLetterFilter.ALL.inCompany("USMF")))
        .as("a row of Dataverse names its company by identifier")
        .containsExactly("Customers", "Projects");
    assertThat(found(DeadLetterFilter.ALL.inCompany("demf"))).isEmpty();
    assertThat(found(DeadLetterFilter.ALL.ofRun("initial-1"))).isEmpty();
    assertThatThrownBy(() -> letters.list(DeadLetterFilter.ofMap("Vendors"), 0, 1))
        .isInstanceOf(DualWriteException.class);
  }

  @Test
  void companyOfDataverseRowIsToldFromItsPair() {
    var id = world.account("C1", "Contoso");
    world.settle();
    refuseWrites(1);
    world.changeAccount(id, Map.of("name", "refused"));
    world.settle();

    assertThat(letters.list(DeadLetterFilter.ALL.inCompany("usmf"), 0, 10))
        .singleElement()
        .satisfies(letter -> assertThat(letter.row()).isEqualTo(id.toString()));
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    killed("C1", "C2", "C3");
    List<DeadLetter> first = letters.list(DeadLetterFilter.ALL, 0, 2);
    List<DeadLetter> second = letters.list(DeadLetterFilter.ALL, first.get(1).sequence(), 2);
    assertThat(first).hasSize(2);
    assertThat(second).hasSize(1);
    assertThat(letters.list(DeadLetterFilter.ALL, second.get(0).sequence(), 2)).isEmpty();
  }

  @Test
  void valuesAreShownOnlyWhenAskedFor() {
    killed("C1");
    DeadLetter letter = letters.list(DeadLetterFilter.ALL, 0, 1).get(0);
    DeadLetterDetail plain = letters.find(letter.sequence(), false).orElseThrow();
    DeadLetterDetail raised = letters.find(letter.sequence(), true).orElseThrow();

    assertThat(plain.letter()).isEqualTo(letter);
    assertThat(plain.kind()).isEqualTo(Change.Kind.UPSERT);
    assertThat(plain.values()).isEmpty();
    assertThat(plain.toString()).doesNotContain("name of C1");
    assertThat(raised.values()).containsEntry("name", "name of C1").containsKey("accountnumber");
    assertThat(raised.id()).isNotNull();
    assertThat(letters.find(letter.sequence() + 1000, true)).isEmpty();
  }

  @Test
  void nothingExpires() {
    // PAUSE-12 is one of the limits that are gone
    killed("C1");
    world.settleAfter(Duration.ofDays(4000));
    world.runtime.prune(world.clock.instant());
    assertThat(letters.list(DeadLetterFilter.ALL, 0, 10)).hasSize(1);
  }

  @Test
  void replayOfAllBringsThemInOrder() {
    killed("C1", "C2", "C3");
    assertThat(letters.replay(DeadLetterFilter.ALL)).isEqualTo(3);
    assertThat(world.runtime.counters().waiting()).isEqualTo(3);
    world.toFinance.clear();
    world.settle();
    assertThat(world.toFinance.writes())
        .extracting(write -> write.row().value("ACCOUNT"))
        .containsExactly("C1", "C2", "C3");
    assertThat(world.runtime.counters().dead()).isZero();
  }

  @Test
  void replayInChunksEndsThoughLettersDieAgain() {
    // more than one chunk, and a worker that fails them all again meanwhile
    int many = 1200;
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    for (int i = 0; i < many; i++) {
      world.account("C" + i, "n");
    }
    world.settle();
    world.runtime.lifecycle().skipToLive(Waiting.KEEP, SyncWorld.CUSTOMERS);
    assertThat(letters.list(DeadLetterFilter.ALL, 0, 5000)).hasSize(many);
    assertThat(letters.replay(DeadLetterFilter.ofMap(SyncWorld.CUSTOMERS))).isEqualTo(many);
    world.settle();
    assertThat(world.finance.rows("Customers")).hasSize(many);
  }

  @Test
  void discardNeedsAReasonAndKeepsIt() {
    killed("C1");
    long sequence = letters.list(DeadLetterFilter.ALL, 0, 1).get(0).sequence();
    assertThatThrownBy(() -> letters.discard(sequence, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("say why the change is discarded");
    assertThat(letters.discard(sequence, "was a test")).isTrue();
    assertThat(letters.discard(sequence, "again")).isFalse();
    assertThat(letters.replay(sequence)).isFalse();
    assertThat(world.store.obligations(ObligationQuery.of(10, ObligationStatus.DISCARDED)))
        .singleElement()
        .satisfies(each -> assertThat(each.note()).isEqualTo("discarded: was a test"));
  }

  @Test
  void letterThatSomebodyElseMovedIsLeftAlone() {
    // compare-and-set: two people press the button
    killed("C1");
    SyncRuntime other = world.runtime("other", Map.of());
    long sequence = letters.list(DeadLetterFilter.ALL, 0, 1).get(0).sequence();
    assertThat(other.deadLetters().discard(sequence, "mine")).isTrue();
    assertThat(letters.replay(DeadLetterFilter.ALL)).isZero();
    assertThat(world.runtime.counters().count(ObligationStatus.DISCARDED)).isEqualTo(1);
    other.close();
  }

  @Test
  void skippedChangeThatMayHaveArrivedIsProvenBeforeItIsSentAgain() {
    // UND-20, T4: the answer of the only write is lost, then the map is stopped
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.losesAnswer());
    world.account("C1", "once");
    world.runtime.step(10);
    assertThat(world.runtime.counters().count(ObligationStatus.IN_DOUBT)).isEqualTo(1);
    world.runtime.lifecycle().stop(Waiting.KEEP, SyncWorld.CUSTOMERS);
    letters.replay(DeadLetterFilter.ALL);
    assertThat(world.runtime.counters().count(ObligationStatus.IN_DOUBT)).isEqualTo(1);

    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
    world.toFinance.clear();
    world.settleAfter(Duration.ofMinutes(10));
    assertThat(world.toFinance.writes()).as("nothing is written twice").isEmpty();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("once");
    assertThat(world.runtime.counters().applied()).isEqualTo(1);
  }

  // Groups -------------------------------------------------------------------------------------

  private void killedGroup() {
    // the group goes in one call, and is refused in it
    refuseWrites(1);
    world.dataverse.transact(
        edits -> {
          for (String number : List.of("G1", "G2")) {
            edits.insert(
                "accounts",
                Map.of(
                    "accountnumber",
                    number,
                    "name",
                    number,
                    "msdyn_company",
                    Reference.byId("cdm_companies", world.company)));
          }
        });
    world.settle();
  }

  @Test
  void groupIsIncompleteWhileAMemberIsDeadAndWholeAfterItsReplay() {
    // I13
    killedGroup();
    letters.replay(letters.list(DeadLetterFilter.ALL, 0, 10).get(0).sequence());
    world.settle();
    IncompleteGroup group = world.runtime.incompleteGroups().list().get(0);
    assertThat(group.source()).isEqualTo(Side.DATAVERSE);
    assertThat(group.whole()).isTrue();
    assertThat(group.received()).isEqualTo(2);
    assertThat(group.givenUpAt()).isNull();
    assertThat(world.runtime.incompleteGroups().members(group.name()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(ObligationStatus.APPLIED, 1, ObligationStatus.DEAD, 1));

    letters.replay(DeadLetterFilter.ALL);
    world.settle();
    assertThat(world.runtime.incompleteGroups().list()).isEmpty();
  }

  @Test
  void groupWithADiscardedMemberStaysMarkedUntilItsHistoryIsPruned() {
    // I13: it is not owed any more, and it is not wholly visible either
    killedGroup();
    letters.discard(DeadLetterFilter.ALL, "wrong number");
    assertThat(world.store.documents("group/")).isEmpty();
    assertThat(world.runtime.incompleteGroups().list())
        .singleElement()
        .satisfies(group -> assertThat(group.givenUpAt()).isEqualTo(world.clock.instant()));

    world.settleAfter(Duration.ofDays(1));
    world.runtime.prune(world.clock.instant());
    assertThat(world.runtime.incompleteGroups().list()).isEmpty();
  }

  @Test
  void groupThatAWorkerLeftOpenIsClosedByTheNextOne() {
    // I13, I7: the last member was discarded by a process that ended before it closed the group
    killedGroup();
    String name = world.runtime.incompleteGroups().list().get(0).name();
    String document = world.store.documents("group/").getOrDefault("group/" + name, "");
    assertThat(document).isNotEmpty();
    letters.replay(DeadLetterFilter.ALL);
    world.settle();
    world.store.commit(StoreCommit.under(null).document("group/" + name, document).build());
    world.runtime.close();
    SyncRuntime next = world.runtime("next", Map.of());
    next.step(10);
    assertThat(next.incompleteGroups().list()).isEmpty();
    next.close();
  }

  // Parked -------------------------------------------------------------------------------------

  private void projectOf(String customer) {
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "p", "CUSTACCOUNT", customer));
  }

  @Test
  void parkedRowsSayWhatTheyWaitFor() {
    // LKP-8, I12
    projectOf("C9");
    world.settle();
    ParkedRow parked = world.runtime.parked().list(SyncWorld.PROJECTS, 0, 10).get(0);
    assertThat(parked.waitingFor()).isEqualTo("a row with accountnumber c9");
    assertThat(parked.row()).contains("P1");
    assertThat(parked.note()).contains("TDM2006");
    assertThat(parked.parkedSince()).isEqualTo(world.clock.instant());
    assertThat(parked.nextLook()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(world.runtime.parked().list(0, 10)).containsExactly(parked);
    assertThat(world.runtime.parked().list(SyncWorld.HOURS, 0, 10)).isEmpty();
  }

  @Test
  void parkedRowIsLookedAtOnDemand() {
    projectOf("C9");
    world.settle();
    long sequence = world.runtime.parked().list(0, 1).get(0).sequence();
    int attempts = world.runtime.parked().list(0, 1).get(0).attempts();
    assertThat(world.runtime.parked().lookNow(sequence)).isTrue();
    assertThat(world.runtime.parked().lookNow(sequence)).as("once").isFalse();
    world.settle();
    assertThat(world.runtime.parked().list(0, 1).get(0).attempts()).isEqualTo(attempts + 1);
    assertThat(world.runtime.parked().lookNow(SyncWorld.HOURS)).isZero();
    assertThat(world.runtime.parked().lookNow(SyncWorld.PROJECTS)).isEqualTo(1);
    world.settle();
    assertThat(world.runtime.parked().lookNow()).isEqualTo(1);
  }

  @Test
  void rowThatWaitsForAPausedMapSaysSo() {
    // UND-14, PAUSE-15
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    projectOf("C9");
    world.customer("C9", Map.of("NAME", "queued"));
    world.settle();
    assertThat(world.runtime.parked().list(0, 1).get(0).note())
        .endsWith("; map Customers, which carries such rows, is PAUSED (UND-14)");

    world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("p");
  }

  @Test
  void rowTowardsFinanceThatWaitsForAPausedMapSaysSo() {
    // UND-14, LIVE-13
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.project("P1", world.account("C1", "queued"), Map.of());
    world.settle();
    ParkedRow parked = world.runtime.parked().list(0, 1).get(0);
    assertThat(parked.waitingFor()).startsWith("the row ");
    assertThat(parked.note())
        .isEqualTo(
            "rows that it refers to come first; map Customers, which carries such rows, is PAUSED"
                + " (UND-14)");
    world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.finance.single("Projects").value("PROJID")).isEqualTo("P1");
  }
}
