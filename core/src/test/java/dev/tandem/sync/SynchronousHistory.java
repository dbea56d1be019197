package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random history of transactions of both sides between edits that no host hands over, on two
 * customers: hosts that commit, roll back, are slow or die, a worker beside them that steps between
 * any two of their calls and is killed now and then, and answers that are lost. Every text that is
 * written is another one, so that each value tells where it comes from. One seed gives one history.
 */
final class SynchronousHistory {
  private final Random random;
  private final SyncWorld world;
  private final List<String> log = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final HistoryPeople people;
  private final HistoryProcesses processes;
  private final HistoryHosts hosts;

  private SynchronousHistory(long seed) {
    random = new Random(seed);
    boolean poor = random.nextBoolean();
    Map<String, MapOptions> options = Map.of(SyncWorld.CUSTOMERS, options());
    world = SyncWorld.running(options);
    world.runtime.close();
    people = new HistoryPeople(random, world, log);
    processes = new HistoryProcesses(random, world, log, options);
    hosts = new HistoryHosts(random, world, log, people, processes);
    if (poor) {
      log.add("feeds tell no operations");
      world.faultyDataverse.deliverChanges(KilledWorkersTest::withoutOperations);
      world.faultyFinance.deliverChanges(KilledWorkersTest::withoutOperations);
    }
  }

  private MapOptions options() {
    Side side = random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
    ConflictPolicy policy =
        random.nextBoolean() ? ConflictPolicy.wins(side) : ConflictPolicy.merge(side);
    ColumnsSent sent = random.nextBoolean() ? ColumnsSent.ALL_MAPPED : ColumnsSent.CHANGED_ONLY;
    log.add(policy + " " + sent);
    return MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS).onConflict(policy).sending(sent);
  }

  /** What is wrong after the history of a seed, with the history before it; empty when nothing. */
  static List<String> problems(long seed) {
    SynchronousHistory history = new SynchronousHistory(seed);
    try (SyncWorld world = history.world) {
      history.run();
      history.check();
      if (history.problems.isEmpty()) {
        return List.of();
      }
      List<String> told = new ArrayList<>(history.log);
      world.events.forEach(event -> told.add("  " + event));
      told.addAll(history.problems);
      return told;
    }
  }

  private void run() {
    int length = 2 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> hosts.disturbed();
        case 4, 5 -> people.edit(people.side());
        case 6, 7 -> processes.step(hosts::transaction);
        case 8 -> processes.pass(Duration.ofSeconds(1 + random.nextInt(300)));
        default -> fault();
      }
    }
  }

  private void fault() {
    Side side = people.side();
    FaultyConnector faulty = side == Side.DATAVERSE ? world.faultyDataverse : world.faultyFinance;
    Call call = List.of(Call.WRITE, Call.WRITE, Call.READ).get(random.nextInt(3));
    Fault fault =
        switch (random.nextInt(call == Call.WRITE ? 4 : 1)) {
          case 0 -> Fault.failsBefore(world.clock.instant().plusSeconds(5));
          case 1 -> Fault.failsAfter(world.clock.instant().plusSeconds(5));
          case 2 -> Fault.losesAnswer();
          default -> Fault.losesAnswerAfter(1);
        };
    log.add("fault of %s %s: %s".formatted(side, call, fault));
    faulty.script(call, fault);
  }

  private void check() {
    processes.close();
    world.clock.advance(HistoryHosts.LATE);
    for (int i = 0; i < 8; i++) {
      world.settleAfter(HistoryHosts.LATE);
    }
    problems.addAll(HistoryOutcome.problems(world, people, hosts));
  }
}
