package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Lets hosts hand transactions over in the histories of one seed in four (UND-14, UND-20): some or
 * all maps run synchronously. It draws from a random of its own, so that the rest of such a history
 * is that of its seed, and the other seeds keep theirs.
 */
final class SynchronousPlans {
  private static final int ONE_IN = 4;
  private static final int CALLS = 30;
  private static final Duration LATE = Duration.ofMinutes(3);

  private final Random random;
  private final boolean some;
  private final boolean allMaps;
  private final boolean disturbed;
  private final boolean dies;

  SynchronousPlans(long seed) {
    some = new SplittableRandom(seed).nextInt(ONE_IN) == 0;
    // Any other function of the seed would do: the plan must not follow the same numbers.
    random = new Random(seed * 31 + 17);
    // The first numbers of neighbouring seeds are alike.
    random.nextInt();
    allMaps = random.nextBoolean();
    disturbed = random.nextInt(3) > 0;
    dies = random.nextInt(3) > 0;
  }

  /** The plan with synchronous maps, or as it is where the seed says so. */
  SimulationPlan of(SimulationPlan queued) {
    return some ? synchronous(queued) : queued;
  }

  /** The plan with synchronous maps, whatever the seed says. */
  SimulationPlan synchronous(SimulationPlan queued) {
    Map<Subject, MapOptions> options = new EnumMap<>(queued.options());
    List<Subject> subjects = Arrays.asList(Subject.values());
    Subject certain = subjects.get(random.nextInt(subjects.size()));
    for (Subject subject : subjects) {
      if (allMaps || subject == certain || random.nextBoolean()) {
        MapOptions chosen = Objects.requireNonNull(options.get(subject));
        options.put(subject, chosen.in(SyncMode.SYNCHRONOUS));
      }
    }
    boolean oneWorker = !queued.has(Side.DATAVERSE, Capability.FENCES);
    oneWorker |= !queued.has(Side.FINANCE, Capability.FENCES);
    int workers = oneWorker ? 1 : 2;
    return queued.running(options).with(handedOver(queued.actions(), workers));
  }

  private List<Action> handedOver(List<Action> actions, int workers) {
    List<Action> changed = new ArrayList<>();
    for (Action action : actions) {
      if (action instanceof Action.Transact transact && random.nextInt(5) > 0) {
        HandOver handOver = handOver(workers);
        changed.add(new Action.Transact(transact.side(), transact.edits(), handOver));
      } else if (action instanceof Action.Work work) {
        Action.Calls calls = work.calls();
        Action.Calls others =
            new Action.Calls(
                calls.crashAt(),
                calls.afterEffect(),
                calls.interruptedAt(),
                handedOver(calls.meanwhile(), workers));
        changed.add(new Action.Work(work.worker(), work.limit(), others));
      } else {
        changed.add(action);
      }
    }
    return changed;
  }

  private HandOver handOver(int workers) {
    boolean crashes = dies && random.nextInt(4) == 0;
    boolean interrupted = disturbed && random.nextInt(3) == 0;
    Action.Calls calls =
        new Action.Calls(
            crashes ? 1 + random.nextInt(CALLS) : 0,
            random.nextBoolean(),
            interrupted ? 1 + random.nextInt(CALLS) : 0,
            interrupted ? meanwhile(workers) : List.of());
    return new HandOver(
        calls,
        disturbed && random.nextBoolean() ? meanwhile(workers) : List.of(),
        ending(),
        disturbed && random.nextInt(4) == 0 ? meanwhile(workers) : List.of(),
        random.nextInt(3) == 0);
  }

  private HandOver.Ending ending() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> HandOver.Ending.ROLLS_BACK;
      case 2 -> dies ? HandOver.Ending.DIES_BEFORE : HandOver.Ending.ROLLS_BACK;
      case 3 -> dies ? HandOver.Ending.DIES_AFTER : HandOver.Ending.COMMITS;
      default -> HandOver.Ending.COMMITS;
    };
  }

  /** What goes on beside a transaction. */
  private List<Action> meanwhile(int workers) {
    List<Action> actions = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 ->
            actions.add(new Action.Wait(random.nextInt(3) == 0 ? LATE : Duration.ofSeconds(10)));
        case 1 -> actions.add(edit());
        default ->
            actions.add(
                Action.Work.undisturbed(
                    random.nextInt(workers), random.nextBoolean() ? 100 : 1 + random.nextInt(4)));
      }
    }
    return actions;
  }

  /** Users of either side edit a row, which may be one that a transaction has. */
  private Action edit() {
    List<Subject> subjects = Arrays.asList(Subject.values());
    Side side = random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
    Subject subject = subjects.get(random.nextInt(subjects.size()));
    while (!subject.travelsFrom(side)) {
      subject = subjects.get(random.nextInt(subjects.size()));
    }
    int company = subject.isCompanySpecific() ? 0 : SimulatedUsers.COMPANIES.size() - 1;
    Edit.Kind kind = random.nextInt(5) == 0 ? Edit.Kind.DELETE : Edit.Kind.PUT;
    Edit edit =
        new Edit(
            kind, subject, company, random.nextInt(3), random.nextInt(64), random.nextInt(200));
    HandOver handOver =
        random.nextInt(4) == 0 ? HandOver.undisturbed(HandOver.Ending.COMMITS) : null;
    return new Action.Transact(side, List.of(edit), handOver);
  }
}
