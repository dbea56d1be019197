package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Each of these breaks what holds transactions of both sides together (UND-20), and only histories
 * with such transactions show it.
 */
class UndoneWritesTest {
  private static final int SEEDS = 300;

  @Test
  void seesRolledBackWritesThatStay() {
    // What takes a transaction back that was given up is acknowledged and not carried out.
    finds(
        "UND-20",
        new PlantedBugs() {
          @Override
          public Connector connector(Connector system) {
            return new Mutant(system) {
              @Override
              public List<WriteOutcome> write(WriteGroup group) {
                boolean back =
                    group.writes().stream().allMatch(each -> each.operationId().endsWith("/undo"));
                return back
                    ? group.writes().stream().map(UndoneWritesTest::forgotten).toList()
                    : system.write(group);
              }
            };
          }
        });
  }

  private static WriteOutcome forgotten(Write write) {
    return new WriteOutcome.Applied(write.expectedVersion(), false);
  }

  @Test
  void seesTransactionsOfDeadHostsThatNobodyEnds() {
    // Whoever looks for transactions that are open finds none.
    finds(
        "UND-20",
        MutantStore.planted(
            kept ->
                new MutantStore(kept) {
                  @Override
                  public Map<String, String> documents(String prefix) {
                    return prefix.equals("intent/") ? Map.of() : store.documents(prefix);
                  }
                }));
  }

  @Test
  void seesEchoesOfCommitsThatComeBack() {
    // No pair hears of what a transaction wrote, and no feed says who made that change.
    PlantedBugs forgetful =
        MutantStore.committing(
            commit -> {
              StoreCommit.Builder some = StoreCommit.under(commit.lease());
              commit.received().forEach(some::receive);
              commit.settlements().forEach(some::settle);
              boolean known =
                  commit.documents().entrySet().stream()
                      .anyMatch(
                          each ->
                              each.getKey().startsWith("intent/")
                                  && each.getValue().contains("stored=true"));
              if (!known) {
                commit.links().forEach(some::link);
              }
              commit.removedLinks().forEach(some::unlink);
              commit.expected().forEach(some::expect);
              commit.documents().forEach(some::document);
              return some.build();
            });
    finds(
        "I3",
        new PlantedBugs() {
          @Override
          public SyncStore store(SyncStore kept) {
            return forgetful.store(kept);
          }

          @Override
          public Connector connector(Connector system) {
            return nameless(system);
          }
        });
  }

  @Test
  void seesWorkersThatWriteRowsOfAnOpenTransaction() {
    // Nobody hears that a transaction holds a pair.
    findsOneOf(
        Set.of("I1", "I3", "I11", "I14", "UND-20"),
        MutantStore.planted(
            kept ->
                new MutantStore(kept) {
                  @Override
                  public CommitOutcome commit(StoreCommit commit) {
                    return store.commit(
                        MutantStore.without(commit, name -> name.startsWith("held/")));
                  }
                }));
  }

  private static Connector nameless(Connector system) {
    return new Mutant(system) {
      @Override
      public ChangeBatch changes(ChangeQuery query) {
        ChangeBatch batch = system.changes(query);
        return batch instanceof ChangeBatch.Changes some
            ? new ChangeBatch.Changes(
                some.changes().stream().map(UndoneWritesTest::withoutTransaction).toList(),
                some.next(),
                some.more())
            : batch;
      }
    };
  }

  private static Change withoutTransaction(Change change) {
    Operation operation = Operation.parse(change.operationId());
    return operation != null && operation.isOfTransaction()
        ? Mutant.with(change, change.coordinate(), change.sequence(), null)
        : change;
  }

  private static void finds(String invariant, PlantedBugs bugs) {
    findsOneOf(Set.of(invariant), bugs);
  }

  /** The same history keeps every invariant without the bug, and its queued form with it. */
  private static void findsOneOf(Set<String> invariants, PlantedBugs bugs) {
    Set<String> others = new TreeSet<>();
    for (long seed = 1; seed < 1 + SEEDS; seed++) {
      SimulationPlan queued = SimulationPlan.startedAtOnce(seed);
      SimulationPlan plan = new SynchronousPlans(seed).synchronous(queued);
      for (Violations.Violation violation : SyncSimulation.run(plan, bugs, null)) {
        others.add(violation.invariant());
        if (invariants.contains(violation.invariant()) && isClean(plan)) {
          assertThat(SyncSimulation.run(queued, bugs, null)).isEmpty();
          return;
        }
      }
    }
    assertThat(others).containsAnyElementsOf(invariants);
  }

  private static boolean isClean(SimulationPlan plan) {
    return SyncSimulation.run(plan, PlantedBugs.NONE, null).isEmpty();
  }
}
