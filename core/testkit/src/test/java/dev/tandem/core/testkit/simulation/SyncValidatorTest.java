package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.MapOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Each invariant is broken on purpose by a system, a store or a clock, and the validator sees it.
 */
class SyncValidatorTest {
  private static final int SEEDS = 300;

  /** Seeds to begin with where what is looked for is rare. */
  private static final Map<String, Long> LIKELY =
      Map.of("I10", 84L, "I12", 123L, "I16", 67L, "I7", 21L, "I6", 17L);

  /** Names and phones change places on the way to finance, and not on the way back. */
  private static final CompiledMap SWAPPING =
      SimulatedTables.compiled(Subject.CUSTOMERS, SyncValidatorTest::swapping);

  /** What only histories with an initial sync can show. */
  private static final Set<String> OF_RUNS = Set.of("I17", "I18");

  private static final Set<String> PARENTS = Set.of("Customers", "Projects");

  @Test
  void seesWritesThatAreAcknowledgedAndLost() {
    finds("I1", writing(writes -> writes.size() > 1 ? writes.subList(0, 1) : writes));
  }

  @Test
  void seesResultsThatDependOnTheSchedule() {
    // I2: what travels alone is acknowledged and lost.
    PlantedBugs bugs = writing(writes -> writes.size() == 1 ? List.of() : writes);
    boolean seen = false;
    for (long seed = 1; seed <= SEEDS && !seen; seed++) {
      SimulationPlan plan = SimulationPlan.of(seed).promisingOneResult();
      seen = !new Schedules(plan, bugs).differences().isEmpty();
    }
    assertThat(seen).isTrue();
  }

  @Test
  void seesEchoesThatAreNotRecognised() {
    // Nothing is known of pairs, no feed names an operation, and a round trip changes the row.
    PlantedBugs nameless =
        telling(change -> Mutant.with(change, change.coordinate(), change.sequence(), null));
    finds(
        "I3",
        new PlantedBugs() {
          @Override
          public SyncStore store(SyncStore kept) {
            return forgettingLinks().store(kept);
          }

          @Override
          public Connector connector(Connector system) {
            return nameless.connector(system);
          }

          @Override
          public CompiledMap map(Subject subject, CompiledMap map) {
            return subject == Subject.CUSTOMERS ? SWAPPING : map;
          }
        });
  }

  @Test
  void seesMapsThatNeverComeToRest() {
    finds(
        "I4",
        new PlantedBugs() {
          @Override
          public CompiledMap map(Subject subject, CompiledMap map) {
            return subject == Subject.CUSTOMERS ? SWAPPING : map;
          }
        });
  }

  private static List<FieldMapping> swapping(List<FieldMapping> pairs) {
    List<FieldMapping> others = new ArrayList<>(pairs);
    others.removeIf(pair -> Set.of("NAME", "PHONE").contains(pair.sourceField()));
    others.add(FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, "NAME", "name"));
    others.add(FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, "PHONE", "phone"));
    others.add(FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, "NAME", "phone"));
    others.add(FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, "PHONE", "name"));
    return others;
  }

  @Test
  void seesThatAReplayIsTakenForNews() {
    // Coordinates that are other ones when they are told again.
    int[] told = {0};
    finds(
        "I5",
        telling(
            change -> {
              told[0]++;
              String half = told[0] % 2 == 0 ? "a" : "b";
              return Mutant.with(
                  change, change.coordinate() + half, change.sequence(), change.operationId());
            }));
  }

  @Test
  void seesOperationsThatTakeEffectTwice() {
    // A sink without memory: it takes every operation for a new one.
    int[] sent = {0};
    finds(
        "I6",
        connector(
            system ->
                new Mutant(system) {
                  @Override
                  public List<WriteOutcome> write(WriteGroup group) {
                    List<Write> renamed = new ArrayList<>();
                    for (Write write : group.writes()) {
                      sent[0]++;
                      String id = write.operationId() + "/" + sent[0];
                      renamed.add(Mutant.with(write, id, null));
                    }
                    return system.write(new WriteGroup(renamed, group.atomic(), null));
                  }

                  @Override
                  public Map<String, AcceptedOperation> accepted(Collection<String> ids) {
                    return Map.of();
                  }
                }));
  }

  @Test
  void seesThatDoubtIsForgotten() {
    finds(
        "I7",
        MutantStore.committing(
            commit -> {
              StoreCommit.Builder other = StoreCommit.under(commit.lease());
              commit.received().forEach(other::receive);
              commit.links().forEach(other::link);
              commit.documents().forEach(other::document);
              commit.expected().forEach(other::expect);
              commit.settlements().forEach(each -> other.settle(withoutDoubt(each)));
              return other.build();
            }));
  }

  private static Settlement withoutDoubt(Settlement settlement) {
    boolean doubt = settlement.to() == ObligationStatus.IN_DOUBT;
    return new Settlement(
        settlement.sequence(),
        settlement.from(),
        doubt ? ObligationStatus.PENDING : settlement.to(),
        settlement.key(),
        settlement.attempts(),
        settlement.nextAttemptAt(),
        settlement.waitingFor(),
        settlement.at(),
        settlement.note(),
        settlement.payload());
  }

  @Test
  void seesWorkersThatAreNotFenced() {
    finds(
        "I8",
        connector(
            system ->
                new Mutant(system) {
                  @Override
                  public List<WriteOutcome> write(WriteGroup group) {
                    return system.write(new WriteGroup(group.writes(), group.atomic(), null));
                  }
                }));
  }

  @Test
  void seesTwoWorkersThatHoldOnePartition() {
    finds(
        "I9",
        MutantStore.planted(
            kept ->
                new MutantStore(kept) {
                  @Override
                  public Lease lease(String partition, String owner, Instant now, Duration life) {
                    return new Lease(partition, owner, 1, now.plus(life));
                  }

                  @Override
                  public CommitOutcome commit(StoreCommit commit) {
                    StoreCommit.Builder free = StoreCommit.under(null);
                    commit.received().forEach(free::receive);
                    commit.settlements().forEach(free::settle);
                    commit.links().forEach(free::link);
                    commit.documents().forEach(free::document);
                    commit.expected().forEach(free::expect);
                    return store.commit(free.build());
                  }
                }));
  }

  @Test
  void seesGapsThatNobodyRemembers() {
    finds(
        "I10",
        MutantStore.committing(
            commit -> {
              StoreCommit.Builder other = StoreCommit.under(commit.lease());
              commit.received().forEach(other::receive);
              commit.settlements().forEach(other::settle);
              commit.links().forEach(other::link);
              commit.expected().forEach(other::expect);
              commit
                  .documents()
                  .forEach((name, text) -> other.document(name, text.replace("expired", "past")));
              return other.build();
            }));
  }

  @Test
  void seesChangesThatGoBack() {
    // The feed tells a batch backwards and pretends that this was the order.
    finds(
        "I11",
        connector(
            system ->
                new Mutant(system) {
                  @Override
                  public ChangeBatch changes(ChangeQuery query) {
                    return backwards(system.changes(query));
                  }
                }));
  }

  private static ChangeBatch backwards(ChangeBatch batch) {
    if (!(batch instanceof ChangeBatch.Changes some)) {
      return batch;
    }
    List<Change> reversed = new ArrayList<>(some.changes());
    Collections.reverse(reversed);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < reversed.size(); i++) {
      Change change = reversed.get(i);
      long sequence = some.changes().get(i).sequence();
      changes.add(Mutant.with(change, change.coordinate(), sequence, change.operationId()));
    }
    return new ChangeBatch.Changes(changes, some.next(), some.more());
  }

  @Test
  void seesChildrenThatComeFirst() {
    // The system acknowledges customers and projects at once, and stores them a call later.
    List<WriteGroup> late = new ArrayList<>();
    finds(
        "I12",
        connector(
            system ->
                new Mutant(system) {
                  @Override
                  public List<WriteOutcome> write(WriteGroup group) {
                    boolean parents =
                        group.writes().stream()
                            .anyMatch(
                                write -> PARENTS.contains(write.row().schema().name().name()));
                    if (parents && late.isEmpty()) {
                      late.add(group);
                      return Collections.nCopies(
                          group.writes().size(), new WriteOutcome.Applied("0", true));
                    }
                    List<WriteOutcome> outcomes = system.write(group);
                    late.forEach(system::write);
                    late.clear();
                    return outcomes;
                  }
                }));
  }

  @Test
  void seesTransactionsThatAreNotMarked() {
    finds(
        "I13",
        MutantStore.committing(
            commit -> MutantStore.without(commit, name -> name.startsWith("group/"))));
  }

  @Test
  void seesConflictsWithoutARecord() {
    finds(
        "I14",
        MutantStore.committing(
            commit -> MutantStore.without(commit, name -> name.startsWith("conflict/"))));
  }

  @Test
  void seesWinnersThatDiffer() {
    // I15 is part of convergence: a sink that checks no versions lets the last one win.
    findsOneOf(
        Set.of("I1", "I14", "I15", "I16"),
        writing(
            writes ->
                writes.stream()
                    .map(write -> Mutant.with(write, write.operationId(), null))
                    .toList()));
  }

  @Test
  void seesRowsThatComeBack() {
    // Whatever was known of pairs is forgotten, tombstones included.
    findsOneOf(Set.of("I16", "I5"), forgettingLinks());
  }

  private static PlantedBugs forgettingLinks() {
    return MutantStore.planted(
        kept ->
            new MutantStore(kept) {
              @Override
              public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
                return Map.of();
              }

              @Override
              public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
                return Map.of();
              }
            });
  }

  @Test
  void seesSnapshotsThatReplaceLaterEdits() {
    // Whatever happens beside a snapshot is acknowledged and forgotten, so that it seems to be new.
    finds(
        "I17",
        MutantStore.planted(
            kept ->
                new MutantStore(kept) {
                  @Override
                  public CommitOutcome commit(StoreCommit commit) {
                    StoreCommit.Builder some = StoreCommit.under(commit.lease());
                    commit.received().stream()
                        .filter(each -> each.run() != null || !isInitializing(each.map()))
                        .forEach(some::receive);
                    commit.settlements().forEach(some::settle);
                    commit.links().forEach(some::link);
                    commit.removedLinks().forEach(some::unlink);
                    commit.expected().forEach(some::expect);
                    commit.documents().forEach(some::document);
                    return store.commit(some.build());
                  }

                  private boolean isInitializing(String map) {
                    String name = "map/" + map;
                    return store.documents(name).getOrDefault(name, "").contains("INITIALIZING");
                  }
                }));
  }

  @Test
  void seesPagesThatAreReadAgain() {
    // The place of a page is stored every other time only.
    int[] stored = {0};
    finds(
        "I18",
        MutantStore.committing(
            commit -> {
              boolean place =
                  commit.documents().keySet().stream().anyMatch(SyncValidatorTest::isPlace);
              stored[0] += place ? 1 : 0;
              return place && stored[0] % 2 == 0 ? withoutPlaces(commit) : commit;
            }));
  }

  private static boolean isPlace(String document) {
    return document.startsWith("run/");
  }

  private static StoreCommit withoutPlaces(StoreCommit commit) {
    StoreCommit.Builder kept = StoreCommit.under(commit.lease());
    commit.received().forEach(kept::receive);
    commit.settlements().forEach(kept::settle);
    commit.links().forEach(kept::link);
    commit.expected().forEach(kept::expect);
    commit
        .documents()
        .forEach(
            (name, text) -> {
              if (!isPlace(name)) {
                kept.document(name, text);
              }
            });
    return kept.build();
  }

  @Test
  void seesComparisonsThatLookAway() {
    // The other side hides the last row of each page.
    finds(
        "I25",
        connector(
            system ->
                new Mutant(system) {
                  @Override
                  public Page query(Query query) {
                    Page page = system.query(query);
                    boolean hides = side() == Side.FINANCE && !page.rows().isEmpty();
                    return hides
                        ? new Page(page.rows().subList(0, page.rows().size() - 1), page.nextToken())
                        : page;
                  }
                }));
  }

  @Test
  void seesRepairsThatNeverEnd() {
    // The sink takes a repair for done without doing it, and forgets that it was asked.
    finds(
        "I25",
        writing(
            writes ->
                writes.stream()
                    .filter(write -> !write.operationId().contains("repair/"))
                    .toList()));
  }

  @Test
  void seesColumnsThatNeedNotTravel() {
    // The runtime sends everything though it was told otherwise.
    finds(
        "I20",
        new PlantedBugs() {
          @Override
          public MapOptions options(MapOptions chosen) {
            return chosen.sending(ColumnsSent.ALL_MAPPED);
          }
        });
  }

  @Test
  void seesCallsBeforeTheTime() {
    // The clock of the runtime runs ahead of everybody else's at times.
    int[] looks = {0};
    finds(
        "I21",
        new PlantedBugs() {
          @Override
          public Clock clock(Clock time) {
            return new Clock() {
              @Override
              public Instant instant() {
                looks[0]++;
                return looks[0] % 7 == 0 ? time.instant().plusSeconds(600) : time.instant();
              }

              @Override
              public ZoneId getZone() {
                return time.getZone();
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return time.withZone(zone);
              }
            };
          }
        });
  }

  @Test
  void seesObligationsThatVanish() {
    finds(
        "I22",
        MutantStore.planted(
            kept ->
                new MutantStore(kept) {
                  @Override
                  public CommitOutcome commit(StoreCommit commit) {
                    CommitOutcome outcome = store.commit(commit);
                    store.prune(Instant.MAX, 1);
                    return outcome;
                  }
                }));
  }

  @Test
  void seesChangesThatAreSkipped() {
    finds(
        "I23",
        connector(
            system ->
                new Mutant(system) {
                  @Override
                  public ChangeBatch changes(ChangeQuery query) {
                    ChangeBatch batch = system.changes(query);
                    return batch instanceof ChangeBatch.Changes some && some.changes().size() > 2
                        ? new ChangeBatch.Changes(
                            some.changes().subList(1, some.changes().size()),
                            some.next(),
                            some.more())
                        : batch;
                  }
                }));
  }

  @Test
  void seesWritesToAnotherCompany() {
    finds(
        "I24",
        writing(
            writes -> {
              List<Write> elsewhere = new ArrayList<>();
              writes.forEach(write -> elsewhere.add(inOtherCompany(write)));
              return elsewhere;
            }));
  }

  private static Write inOtherCompany(Write write) {
    if (write.row().schema().side() != Side.FINANCE || !write.key().has("dataAreaId")) {
      return write;
    }
    KeyValues.Builder key = KeyValues.builder();
    write
        .key()
        .asMap()
        .forEach((column, value) -> key.put(column, column.equals("dataAreaId") ? "xxmf" : value));
    return new Write(
        write.operationId(),
        write.kind(),
        key.build(),
        write.row().toBuilder().remove("dataAreaId").build(),
        null);
  }

  private static PlantedBugs connector(UnaryOperator<Connector> broken) {
    return new PlantedBugs() {
      @Override
      public Connector connector(Connector system) {
        return broken.apply(system);
      }
    };
  }

  /** Carries out other writes than asked for, and answers as if all were well. */
  private static PlantedBugs writing(UnaryOperator<List<Write>> broken) {
    return connector(
        system ->
            new Mutant(system) {
              @Override
              public List<WriteOutcome> write(WriteGroup group) {
                List<Write> other = broken.apply(group.writes());
                List<WriteOutcome> outcomes = new ArrayList<>();
                if (!other.isEmpty()) {
                  outcomes.addAll(
                      system.write(new WriteGroup(other, group.atomic(), group.fence())));
                }
                while (outcomes.size() < group.writes().size()) {
                  outcomes.add(new WriteOutcome.Applied("0", true));
                }
                return outcomes;
              }
            });
  }

  private static PlantedBugs telling(UnaryOperator<Change> broken) {
    return connector(
        system ->
            new Mutant(system) {
              @Override
              public ChangeBatch changes(ChangeQuery query) {
                ChangeBatch batch = system.changes(query);
                return batch instanceof ChangeBatch.Changes some
                    ? new ChangeBatch.Changes(
                        some.changes().stream().map(broken).toList(), some.next(), some.more())
                    : batch;
              }
            });
  }

  private static void finds(String invariant, PlantedBugs bugs) {
    findsOneOf(Set.of(invariant), bugs);
  }

  private static void findsOneOf(Set<String> invariants, PlantedBugs bugs) {
    Set<String> others = new TreeSet<>();
    long first = LIKELY.getOrDefault(invariants.iterator().next(), 1L);
    boolean ofRuns = OF_RUNS.containsAll(invariants);
    for (long seed = first; seed < first + SEEDS; seed++) {
      SimulationPlan plan =
          ofRuns ? SimulationPlan.queued(seed) : SimulationPlan.startedAtOnce(seed);
      for (Violations.Violation violation : SyncSimulation.run(plan, bugs, null)) {
        others.add(violation.invariant());
        if (invariants.contains(violation.invariant())) {
          return;
        }
      }
    }
    assertThat(others).containsAnyElementsOf(invariants);
  }
}
