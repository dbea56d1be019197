package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.ChangeDelivery;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.ConflictRecord;
import dev.tandem.sync.Conflicts;
import dev.tandem.sync.DeadLetterFilter;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.InitialSyncRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two systems, a store and the processes between them, on which a history takes place. */
final class SimulatedWorld {
  /** The number of the first process that is a host; those of workers are lower. */
  private static final int FIRST_HOST = 10;

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final SimulationPlan plan;
  private final PlantedBugs bugs;
  private final ManualClock clock = ManualClock.at(START);
  private final Map<Side, InMemoryConnector> systems = new EnumMap<>(Side.class);
  private final Map<Side, SimulatedUsers> users = new EnumMap<>(Side.class);
  private final Map<Side, FaultyConnector> faulty = new EnumMap<>(Side.class);
  private final Map<Side, SentWrites> sent = new EnumMap<>(Side.class);
  private final Map<UUID, String> companies = new LinkedHashMap<>();
  private final SyncStore store;
  private final Violations violations = new Violations();
  private final Map<Integer, SimulatedProcess> processes = new LinkedHashMap<>();
  private final Deque<Boolean> storeFaults = new ArrayDeque<>();
  private final HostTransactions transactions = new HostTransactions(this);
  private final ColumnsWatch columns = new ColumnsWatch(this);
  private final RunWatch watch = new RunWatch(this);
  private final Map<Side, Instant> gates = new EnumMap<>(Side.class);
  private final Map<String, Long> highest = new LinkedHashMap<>();
  private final Set<Side> expired = new HashSet<>();
  private final Random random;
  private final @Nullable Consumer<String> trace;
  private long received;
  private int started;

  /**
   * A world before anything happened.
   *
   * @param bugs what is broken on purpose
   * @param trace hears everything that happens, null for nobody
   */
  SimulatedWorld(SimulationPlan plan, PlantedBugs bugs, @Nullable Consumer<String> trace) {
    this.plan = plan;
    this.bugs = bugs;
    this.trace = trace;
    random = new Random(plan.seed());
    store = bugs.store(SyncStore.inMemory());
    systems.put(Side.DATAVERSE, system(Side.DATAVERSE));
    systems.put(Side.FINANCE, system(Side.FINANCE));
    Map<String, UUID> codes = new LinkedHashMap<>();
    for (String code : SimulatedUsers.COMPANIES.subList(0, 2)) {
      Map<String, String> company = Map.of("cdm_companycode", code.toUpperCase(Locale.ROOT));
      Row row = systemOf(Side.DATAVERSE).insert("cdm_companies", company).row();
      codes.put(code, SimulatedUsers.id(row));
      companies.put(SimulatedUsers.id(row), code);
    }
    systems.forEach((side, system) -> users.put(side, new SimulatedUsers(system, codes)));
    for (Side side : Side.values()) {
      sent.put(side, new SentWrites(plan.has(side, Capability.OPERATION_LEDGER), violations));
    }
    heal();
  }

  private static <T> T require(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not there yet");
    }
    return part;
  }

  private InMemoryConnector system(Side side) {
    Set<Capability> traits = EnumSet.allOf(Capability.class);
    if (side == Side.FINANCE) {
      traits.remove(Capability.READ_BY_ID);
      traits.remove(Capability.REFERENCES_BY_KEY);
    }
    traits.removeAll(plan.undeclared().getOrDefault(side, Set.of()));
    return InMemoryConnector.builder(
            side == Side.DATAVERSE ? SimulatedTables.DATAVERSE : SimulatedTables.FINANCE)
        .capabilities(new Capabilities(traits, plan.groupSize(), 5000))
        .feed(require(plan.feeds().get(side)))
        .clock(clock)
        .build();
  }

  /** No scripted trouble is left; what is on its way stays there. */
  Map<Side, FaultyConnector> heal() {
    Map<Side, FaultyConnector> before = new EnumMap<>(faulty);
    storeFaults.clear();
    processes.clear();
    systems.forEach(
        (side, system) -> faulty.put(side, FaultyConnector.of(bugs.connector(system), clock)));
    return before;
  }

  SimulationPlan plan() {
    return plan;
  }

  SyncStore store() {
    return store;
  }

  InMemoryConnector systemOf(Side side) {
    return require(systems.get(side));
  }

  /** The codes of the companies by their rows. */
  Map<UUID, String> companies() {
    return companies;
  }

  Violations violations() {
    return violations;
  }

  ManualClock clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** The newest generation that was raised for a partition on a side. */
  long highest(Side side, String partition) {
    return highest.getOrDefault(side + partition, 0L);
  }

  void raised(Side side, Fence fence) {
    highest.merge(side + fence.partition(), fence.generation(), Math::max);
  }

  /** The instants before which the sides rest, as far as they were stored. */
  Map<Side, Instant> gates() {
    return gates;
  }

  /** What hosts handed over. */
  HostTransactions transactions() {
    return transactions;
  }

  ColumnsWatch columns() {
    return columns;
  }

  /** How many obligations the store said that it received. */
  long received() {
    return received;
  }

  Set<Side> expired() {
    return expired;
  }

  void feedExpired(Side side) {
    expired.add(side);
  }

  void tell(String what) {
    if (trace != null) {
      trace.accept(what);
    }
  }

  void committed(StoreCommit commit, CommitOutcome outcome) {
    if (outcome instanceof CommitOutcome.Committed done) {
      received += done.received();
      watch.committed(commit);
      commit.settlements().forEach(each -> tell("      " + each));
    } else {
      tell("      " + outcome);
    }
  }

  boolean takesStoreFault(boolean stored) {
    Boolean next = storeFaults.peek();
    if (next == null || next != stored) {
      return false;
    }
    storeFaults.remove();
    return true;
  }

  /** A runtime of a new process. */
  SyncRuntime runtime(SimulatedProcess process, String owner) {
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .store(new SimulatedStore(store, process))
            .clock(bugs.clock(clock))
            .owner(owner)
            .listener(this::hear);
    for (Side side : Side.values()) {
      Connector connector = require(faulty.get(side));
      builder.connector(side, new SimulatedConnector(connector, process, require(sent.get(side))));
    }
    SimulatedTables.MAPS.forEach(
        (subject, any) ->
            builder.map(map(subject), bugs.options(require(plan.options().get(subject)))));
    return builder.build();
  }

  private void hear(SyncEvent event) {
    if (event instanceof SyncEvent.Failed failed) {
      transactions.heard(failed.message());
    }
    if (!(event instanceof SyncEvent.Settled)) {
      tell("      " + event);
    }
  }

  /** The process of a worker; a new one when it ended. */
  SimulatedProcess process(int worker) {
    SimulatedProcess process = processes.get(worker);
    if (process == null) {
      started++;
      String owner =
          (worker < FIRST_HOST ? "w" : "h") + worker + (plan.keepsName() ? "" : "-" + started);
      process = new SimulatedProcess(this, owner);
      processes.put(worker, process);
    }
    return process;
  }

  /** The maps run from the beginning, before anything is edited. */
  void start() {
    SimulatedProcess first = process(0);
    first.step(Action.Work.undisturbed(0, 100));
    SimulationPlan.Beginning beginning = plan.beginning();
    if (beginning == null) {
      first.runtime().lifecycle().start(names());
      return;
    }
    beginning.before().forEach(this::perform);
    first.runtime().initialSync(InitialSyncRequest.of(beginning.master(), names()));
    watch.look();
  }

  /** The initial syncs as they go. */
  RunWatch runs() {
    return watch;
  }

  /** A map as it is run. */
  CompiledMap map(Subject subject) {
    return bugs.map(subject, require(SimulatedTables.MAPS.get(subject)));
  }

  private static String[] names() {
    return Arrays.stream(Subject.values()).map(Subject::name).toArray(String[]::new);
  }

  /** One action takes place. */
  void perform(Action action) {
    tell(action.toString());
    if (action instanceof Action.Transact transact) {
      transact(transact);
    } else if (action instanceof Action.Work work) {
      work(work);
    } else if (action instanceof Action.Fail fail) {
      require(faulty.get(fail.side())).script(fail.call(), fault(fail));
    } else if (action instanceof Action.FailRow fail) {
      require(faulty.get(fail.side())).scriptRow(write -> true, rowFault(fail));
    } else if (action instanceof Action.FailStore fail) {
      storeFaults.add(fail.stored());
    } else if (action instanceof Action.Throttle throttle) {
      require(faulty.get(throttle.side())).throttleUntil(now().plus(throttle.pause()));
    } else if (action instanceof Action.Deliver deliver) {
      require(faulty.get(deliver.side())).deliverChanges(delivery(deliver));
    } else if (action instanceof Action.Land land) {
      land(require(faulty.get(land.side())));
    } else if (action instanceof Action.Wait wait) {
      clock.advance(wait.by());
    } else if (action instanceof Action.Pause pause) {
      administer(() -> process(0).runtime().lifecycle().pause(pause.subject().name()));
    } else if (action instanceof Action.Resume resume) {
      administer(() -> process(0).runtime().lifecycle().resume(resume.subject().name()));
    } else if (action instanceof Action.Replay) {
      administer(() -> process(0).runtime().deadLetters().replay(DeadLetterFilter.ALL));
    } else if (action instanceof Action.Decide decide) {
      administer(() -> decide(process(0).runtime().conflicts(), decide.winner()));
    }
  }

  void land(FaultyConnector connector) {
    tell("      landed " + connector.landDelayed());
  }

  /**
   * What an administrator does; refused actions and a failing store are what an administrator lives
   * with.
   */
  private void administer(Runnable action) {
    try {
      action.run();
    } catch (ConnectorException e) {
      tell("      " + e.getMessage());
    } catch (DualWriteException e) {
      if (e.code() != ErrorCode.ACTION_REFUSED) {
        throw e;
      }
    }
  }

  private static void decide(Conflicts conflicts, Side winner) {
    List<ConflictRecord> open = conflicts.open();
    // The answer to one conflict of a row answers the others of that row as well.
    for (ConflictRecord record : open) {
      if (conflicts.open().contains(record)) {
        conflicts.resolve(record.operationId(), winner);
      }
    }
  }

  private void transact(Action.Transact transact) {
    Side side = transact.side();
    SimulatedUsers people = require(users.get(side));
    HandOver handOver = transact.handOver();
    List<IntendedEdits.Step> steps =
        handOver == null ? List.of() : people.intended(transact.edits());
    if (handOver == null || !SimulatedHost.isWanted(plan, side, steps)) {
      people.transact(transact.edits());
      return;
    }
    int number = FIRST_HOST;
    while (process(number).isBusy()) {
      number++;
    }
    SimulatedProcess process = process(number);
    boolean lives;
    try {
      lives = new SimulatedHost(this, process, side, handOver, steps).run();
    } catch (SimulatedCrash crash) {
      tell("      " + process.owner() + ": " + crash.getMessage());
      lives = false;
    }
    if (!lives) {
      processes.remove(number);
    }
  }

  private void work(Action.Work work) {
    SimulatedProcess process = process(work.worker());
    if (process.isBusy()) {
      return;
    }
    try {
      process.step(work);
    } catch (SimulatedCrash crash) {
      tell("      " + process.owner() + ": " + crash.getMessage());
      processes.remove(work.worker());
    } catch (ConnectorException e) {
      tell("      " + process.owner() + " gives up the step: " + e.getMessage());
    }
  }

  private Fault fault(Action.Fail fail) {
    Instant retryAt = now().plus(fail.retryAfter());
    return switch (fail.trouble()) {
      case FAILS_BEFORE -> Fault.failsBefore(retryAt);
      case FAILS_AFTER -> Fault.failsAfter(retryAt);
      case REFUSES -> Fault.refuses();
      case LOSES_ANSWER -> Fault.losesAnswer();
      case LOSES_ANSWER_HALFWAY -> Fault.losesAnswerAfter(1);
      case DELAYS -> Fault.delays();
      case EXPIRES -> Fault.expires();
    };
  }

  private RowFault rowFault(Action.FailRow fail) {
    return switch (fail.trouble()) {
      case REJECTS -> RowFault.rejects(ErrorCode.REQUIRED_MISSING, null);
      case LOSES_ANSWER -> RowFault.losesAnswer();
      case LOSES_WRITE -> RowFault.losesWrite();
      case THROTTLES -> RowFault.throttles(now().plusSeconds(40));
    };
  }

  private UnaryOperator<List<Change>> delivery(Action.Deliver deliver) {
    return switch (deliver.delivery()) {
      case PLAIN -> UnaryOperator.identity();
      case TWICE -> ChangeDelivery.twice();
      case OVERLAPPING -> ChangeDelivery.withTheBatchBefore();
      case REORDERED -> ChangeDelivery.reordered(random::nextInt);
    };
  }
}
