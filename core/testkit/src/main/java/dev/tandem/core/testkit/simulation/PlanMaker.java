package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.KeyChange;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a plan from a seed. Each plan has some kinds of trouble and lacks others. */
final class PlanMaker {
  private static final int MOST_ROWS = 40;
  private static final int PERCENT = 100;
  private static final int CALLS = 24;

  private final long seed;
  private final Random random;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final int numbers;
  private final int workers;

  /** The kinds of things that a history may have. */
  enum Kind {
    FAULTS,
    ROW_FAULTS,
    REJECTIONS,
    CRASHES,
    INTERRUPTIONS,
    STORE_FAULTS,
    DELAYS,
    DELIVERIES,
    THROTTLING,
    PAUSES,
    CLOCK_JUMPS,
    EXPIRY,
    RENUMBERING,
    LARGE_TRANSACTIONS,
    POOR_FEEDS,
    POOR_SYSTEMS
  }

  PlanMaker(long seed) {
    this.seed = seed;
    random = new Random(seed);
    int share = random.nextInt(PERCENT);
    for (Kind kind : Kind.values()) {
      int rare = kind == Kind.EXPIRY || kind == Kind.RENUMBERING ? 4 : 1;
      if (random.nextInt(PERCENT) * rare < share * 6 / 10) {
        kinds.add(kind);
      }
    }
    numbers = 1 + random.nextInt(5);
    workers = kinds.contains(Kind.INTERRUPTIONS) || random.nextInt(3) == 0 ? 2 : 1;
  }

  SimulationPlan plan() {
    Map<Side, FeedStyle> feeds = new EnumMap<>(Side.class);
    Map<Side, Set<Capability>> undeclared = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      feeds.put(side, kinds.contains(Kind.POOR_FEEDS) ? feed(side) : FeedStyle.complete());
      undeclared.put(side, undeclared());
    }
    int groupSize = random.nextBoolean() ? 1000 : 1 + random.nextInt(5);
    return new SimulationPlan(
        seed,
        options(),
        feeds,
        undeclared,
        groupSize,
        random.nextBoolean(),
        kinds.contains(Kind.RENUMBERING),
        actions(),
        beginning(),
        atRest());
  }

  /** Drawn last, so that the rest of a history is the same with it and without. */
  private SimulationPlan.@Nullable Beginning beginning() {
    if (random.nextInt(3) != 0) {
      return null;
    }
    Side master = pick(Side.values());
    List<Action> before = new ArrayList<>();
    int length = 1 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      before.add(transaction(random.nextInt(3) == 0));
    }
    return new SimulationPlan.Beginning(master, before);
  }

  /** Less than a worker took up that was killed, so that it meets in parts what that one sent. */
  private int atRest() {
    return random.nextBoolean() ? 100 : 1 + random.nextInt(4);
  }

  private FeedStyle feed(Side side) {
    FeedStyle style =
        switch (random.nextInt(side == Side.DATAVERSE ? 4 : 2)) {
          case 0 -> FeedStyle.complete();
          case 1 -> FeedStyle.complete().withoutOperations().withoutTransactions();
          case 2 -> FeedStyle.joinedLikeDataverse();
          default -> FeedStyle.dataverse();
        };
    style = random.nextInt(3) == 0 ? style.withChangedColumnsOnly() : style;
    style = random.nextInt(3) == 0 ? style.withoutBefore() : style;
    return side == Side.FINANCE && random.nextInt(3) == 0 ? style.withKeyChangesSplit() : style;
  }

  private Set<Capability> undeclared() {
    Set<Capability> lacks = EnumSet.noneOf(Capability.class);
    if (kinds.contains(Kind.POOR_SYSTEMS) && random.nextInt(3) == 0) {
      lacks.add(Capability.ATOMIC_GROUPS);
    }
    boolean alone = workers == 1 && !kinds.contains(Kind.DELAYS);
    if (kinds.contains(Kind.POOR_SYSTEMS) && alone && random.nextInt(3) == 0) {
      lacks.add(Capability.FENCES);
    }
    return lacks;
  }

  private Map<Subject, MapOptions> options() {
    boolean parts = random.nextInt(4) == 0;
    Map<Subject, MapOptions> options = new EnumMap<>(Subject.class);
    ConflictPolicy policy = policy();
    for (Subject subject : Subject.values()) {
      MapOptions chosen =
          MapOptions.STANDARD
              .named(subject.name())
              .onConflict(random.nextInt(3) == 0 ? policy() : policy)
              .sending(pick(ColumnsSent.values()))
              .leaving(random.nextInt(3) == 0 ? LeavingScope.DELETE : LeavingScope.KEEP)
              .onKeyChange(random.nextInt(3) == 0 ? KeyChange.DELETE_OLD : KeyChange.KEEP_OLD);
      boolean apart = parts && !subject.isTwoWay();
      options.put(subject, apart ? chosen.inPartition("apart") : chosen);
    }
    return options;
  }

  private ConflictPolicy policy() {
    Side side = pick(Side.values());
    return switch (random.nextInt(8)) {
      case 0 -> ConflictPolicy.laterWins(side);
      case 1, 2 -> ConflictPolicy.merge(side);
      case 3 -> ConflictPolicy.manual();
      default -> ConflictPolicy.wins(side);
    };
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    int length = 4 + random.nextInt(30);
    for (int i = 0; i < length; i++) {
      int what = random.nextInt(PERCENT);
      if (what < 40) {
        actions.add(transaction(random.nextInt(6) == 0));
      } else if (what < 75) {
        actions.add(work(true));
      } else {
        trouble(actions);
      }
    }
    return actions;
  }

  private Action transaction(boolean several) {
    int most = kinds.contains(Kind.LARGE_TRANSACTIONS) && several ? MOST_ROWS : 3;
    Side side = pick(Side.values());
    List<Edit> edits = new ArrayList<>();
    int size = 1 + random.nextInt(most);
    for (int i = 0; i < size; i++) {
      edits.add(edit(side));
    }
    return new Action.Transact(side, edits);
  }

  private Edit edit(Side side) {
    Subject subject = pick(Subject.values());
    while (!subject.travelsFrom(side)) {
      subject = pick(Subject.values());
    }
    int company = random.nextInt(20) < 14 ? 0 : random.nextInt(SimulatedUsers.COMPANIES.size());
    int kind = random.nextInt(PERCENT);
    Edit.Kind what = Edit.Kind.PUT;
    if (kind >= 80) {
      what = kind < 92 ? Edit.Kind.DELETE : Edit.Kind.REPLACE;
    } else if (kind >= 74 && kinds.contains(Kind.RENUMBERING)) {
      what = Edit.Kind.RENUMBER;
    }
    int columns = random.nextInt(2) == 0 ? 63 : random.nextInt(64);
    return new Edit(what, subject, company, random.nextInt(numbers), columns, random.nextInt(200));
  }

  private Action work(boolean mayBeInterrupted) {
    int worker = random.nextInt(workers);
    int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 100;
    boolean crashes = kinds.contains(Kind.CRASHES) && random.nextInt(3) == 0;
    int crashAt = crashes ? 1 + random.nextInt(CALLS) : 0;
    boolean interrupted =
        mayBeInterrupted && kinds.contains(Kind.INTERRUPTIONS) && random.nextInt(3) == 0;
    int interruptedAt = interrupted ? 1 + random.nextInt(CALLS) : 0;
    Action.Calls calls =
        new Action.Calls(
            crashAt,
            random.nextBoolean(),
            interruptedAt,
            interrupted ? meanwhile(worker) : List.of());
    return new Action.Work(worker, limit, calls);
  }

  private List<Action> meanwhile(int worker) {
    List<Action> actions = new ArrayList<>();
    if (random.nextBoolean()) {
      actions.add(transaction(false));
    }
    if (random.nextBoolean()) {
      actions.add(new Action.Wait(Duration.ofSeconds(31)));
      actions.add(Action.Work.undisturbed(1 - worker, 100));
    }
    if (kinds.contains(Kind.PAUSES) && random.nextInt(4) == 0) {
      actions.add(pause());
    }
    return actions;
  }

  private Action pause() {
    Subject subject = pick(Subject.values());
    return random.nextInt(3) == 0 ? new Action.Pause(subject) : new Action.Resume(subject);
  }

  private void trouble(List<Action> actions) {
    Kind kind = pick(Kind.values());
    if (!kinds.contains(kind)) {
      actions.add(new Action.Wait(Duration.ofSeconds(random.nextInt(100))));
      return;
    }
    Side side = pick(Side.values());
    Duration pause = Duration.ofSeconds(1 + random.nextInt(90));
    switch (kind) {
      case FAULTS -> actions.add(fault(side, pause));
      case ROW_FAULTS -> actions.add(new Action.FailRow(side, rowTrouble()));
      case REJECTIONS -> actions.add(new Action.FailRow(side, Action.RowTrouble.REJECTS));
      case STORE_FAULTS -> actions.add(new Action.FailStore(random.nextBoolean()));
      case DELAYS -> {
        actions.add(new Action.Fail(side, Call.WRITE, Action.Trouble.DELAYS, pause));
        if (random.nextBoolean()) {
          actions.add(new Action.Land(side));
        }
      }
      case DELIVERIES -> actions.add(new Action.Deliver(side, pick(Action.Delivery.values())));
      case THROTTLING -> actions.add(new Action.Throttle(side, pause));
      case PAUSES -> actions.add(pause());
      case CLOCK_JUMPS ->
          actions.add(new Action.Wait(Duration.ofMinutes(random.nextInt(2 * PERCENT) - PERCENT)));
      case EXPIRY ->
          actions.add(new Action.Fail(side, Call.CHANGES, Action.Trouble.EXPIRES, pause));
      default -> actions.add(work(true));
    }
  }

  private Action fault(Side side, Duration pause) {
    Call call = pick(Call.values());
    Action.Trouble trouble =
        switch (random.nextInt(call == Call.WRITE ? 5 : 3)) {
          case 0 -> Action.Trouble.FAILS_BEFORE;
          case 1 -> Action.Trouble.FAILS_AFTER;
          case 2 -> Action.Trouble.REFUSES;
          case 3 -> Action.Trouble.LOSES_ANSWER;
          default -> Action.Trouble.LOSES_ANSWER_HALFWAY;
        };
    return new Action.Fail(side, call, trouble, pause);
  }

  private Action.RowTrouble rowTrouble() {
    return switch (random.nextInt(3)) {
      case 0 -> Action.RowTrouble.LOSES_ANSWER;
      case 1 -> Action.RowTrouble.LOSES_WRITE;
      default -> Action.RowTrouble.THROTTLES;
    };
  }
}
