package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the invariants of synchronisation against a world. Which is checked where:
 *
 * <table>
 *   <caption>Invariants and their checks</caption>
 *   <tr><td>I1 <td>convergence: {@link Convergence}, at rest; I15 with it, as both sides have one
 *       winner
 *   <tr><td>I2 <td>{@link Schedules}: one history under several schedules
 *   <tr><td>I3 <td>{@code i03NoEcho}, at rest
 *   <tr><td>I4 <td>{@link RoundTrips}, at rest: every row of the history through the maps that
 *       ran; {@code MapContract} holds other maps to it
 *   <tr><td>I5 <td>{@link SyncSimulation}: the feeds are told again from the beginning
 *   <tr><td>I6 <td>{@code i06OneEntryPerEffect}, at rest
 *   <tr><td>I7 <td>{@link SentWrites}, at each write
 *   <tr><td>I8, I9 <td>{@link SimulatedProcess}, at each write; what is lost or done twice by two
 *       workers is seen by I1, I6 and I23
 *   <tr><td>I10 <td>{@code i10GapsAreKnown}, at rest
 *   <tr><td>I11 <td>{@code i11VersionsNeverGoBack}, at rest
 *   <tr><td>I12 <td>{@code i12ParentsComeFirst}, at rest
 *   <tr><td>I13 <td>{@code i13GroupsAreMarked}, after each step, and {@code i13NoGroupIsLeftOpen}
 *   <tr><td>I14 <td>{@code i14ConflictsAreRecorded}, at rest
 *   <tr><td>I16 <td>{@link SyncSimulation}: edits in peace stay as they are; replays bring nothing
 *       back
 *   <tr><td>I17 <td>{@link RunWatch}, at rest: no snapshot replaced a later edit; with I1
 *   <tr><td>I18 <td>{@link RunWatch}, at each commit
 *   <tr><td>I19 <td>{@link Schedules}: a schedule with a pause gives the same as one without
 *   <tr><td>I20 <td>{@link ColumnsWatch}, at each write
 *   <tr><td>I21 <td>{@link SimulatedProcess}, at each call
 *   <tr><td>I22 <td>{@code i22Conservation}, after each step
 *   <tr><td>I23 <td>{@code i23NothingIsMissed}, at rest
 *   <tr><td>I24 <td>{@code i24NoCrossCompanyWrites}, at rest
 *   <tr><td>I25 <td>{@link Repairing}, when everything else is over
 *   <tr><td>UND-20 <td>{@link UndoneWrites}, at rest: nothing stays of a transaction that its host
 *       did not commit; what it committed counts as any other change
 * </table>
 */
final class SyncValidator {
  /** Both sides made the same change: neither replaced the other. */
  private static final String AGREED = "the other side made the same change";

  /** Somebody named the side that wins. */
  private static final String ANSWERED = "resolved by hand";

  private final SimulatedWorld world;

  SyncValidator(SimulatedWorld world) {
    this.world = world;
  }

  /** What holds at every moment between two steps. */
  void afterStep() {
    i22Conservation();
    i13GroupsAreMarked();
  }

  /** What holds once everything is drained. */
  void atRest() {
    Histories histories = new Histories(world);
    i01Convergence(histories);
    new RoundTrips(world).check(histories);
    world.runs().check(histories);
    i03NoEcho(histories);
    i06OneEntryPerEffect(histories);
    i10GapsAreKnown();
    i11VersionsNeverGoBack(histories);
    i12ParentsComeFirst(histories);
    i14ConflictsAreRecorded(histories);
    i13NoGroupIsLeftOpen();
    i23NothingIsMissed(histories);
    i24NoCrossCompanyWrites(histories);
    new UndoneWrites(world, histories).check();
  }

  private void i01Convergence(Histories histories) {
    new Convergence(world, histories).check();
  }

  /**
   * What a runtime wrote carries the change of a user, never that of a runtime; and it writes no
   * oftener than users do.
   */
  private void i03NoEcho(Histories histories) {
    MappedChanges mapped = new MappedChanges(world, histories);
    for (Side side : Side.values()) {
      Map<Subject, Integer> balance = new EnumMap<>(Subject.class);
      Set<Pair> undone = new HashSet<>();
      for (Change change : histories.of(side.other())) {
        if (change.operationId() == null) {
          int owed = isTwo(histories, change) ? 2 : 1;
          balance.merge(histories.pair(change).subject(), owed, Integer::sum);
        }
      }
      for (Change change : histories.of(side)) {
        Operation operation = histories.carriedForGood(change);
        if (histories.isUndone(change)) {
          undone.add(histories.pair(change));
          balance.merge(histories.pair(change).subject(), 1, Integer::sum);
        }
        if (isInDoubt(histories, histories.carriedForGood(change))) {
          balance.merge(histories.pair(change).subject(), 1, Integer::sum);
        }
        // What a transaction leaves to a settling was written before, or is owed like a change.
        if (operation != null && !operation.isTakingBack()) {
          Change cause = histories.at(operation.source(), operation.place());
          // What a merge made of two rows goes back once to the side whose row it met.
          boolean merged = isMerge(operation.subject(), cause.operationId());
          // What brought a row of users back travels like the edit that it repeats.
          Operation brought = Operation.parse(cause.operationId());
          merged |= brought != null && brought.isRestoring();
          // The same where the feed told it under the change that was taken back.
          merged |= isPutBack(histories, cause);
          // What a host handed over may travel once more, if nothing else changes by that than what
          // came later.
          boolean on =
              !histories.isMappedChange(change)
                  || mapped.wentOn(operation, change, operation.place() + 1);
          boolean again = histories.isHandedOver(cause) && on;
          int paid = operation.isPart() || merged || again ? 0 : -1;
          balance.merge(operation.subject(), paid, Integer::sum);
          // With a feed that tells no operations a row may travel as it is by now.
          boolean echo = cause.operationId() != null && !merged;
          // What takes an undone write back may be the row as a runtime wrote it before.
          if (echo && !undone.contains(histories.pair(change)) && !histories.isEditedAfter(cause)) {
            violation("I3", operation.id() + " carries back " + cause.operationId());
          }
        }
      }
      balance.forEach(
          (subject, rest) -> {
            if (rest < 0) {
              violation("I3", "%d writes of %s to %s too many".formatted(-rest, subject, side));
            }
          });
    }
  }

  /**
   * Whether it is of a transaction that was taken back, so that the row is as users had left it.
   */
  private static boolean isPutBack(Histories histories, Change change) {
    return histories.isInVain(change)
        && histories.of(change.table().side()).stream()
            .filter(later -> Histories.place(later) > Histories.place(change))
            .filter(later -> later.row() != null)
            .filter(later -> histories.row(later).equals(histories.row(change)))
            .map(histories::carried)
            .anyMatch(operation -> operation != null && operation.isRestoring());
  }

  /** Whether the row behind an operation does not tell by now whether it was committed. */
  private boolean tellsNothing(Histories histories, Operation operation) {
    return world.transactions().leavesNothing(operation)
        || histories.isEditedAfter(histories.at(operation.source(), operation.place()));
  }

  /**
   * Whether it belongs to a transaction that is given up though it is committed: its host said so
   * late, or never, and its row does not tell. The feed brings it once more.
   */
  private boolean isInDoubt(Histories histories, @Nullable Operation operation) {
    return operation != null
        && operation.isOfTransaction()
        && !operation.isTakingBack()
        && !operation.isUndone()
        && world.transactions().isInDoubt(operation, tellsNothing(histories, operation));
  }

  /**
   * Whether a feed tells a change of a number as a delete and a creation, which owe a write each.
   */
  private boolean isTwo(Histories histories, Change change) {
    FeedStyle feed = Objects.requireNonNull(world.plan().feeds().get(change.table().side()));
    Pair before = change.row() == null ? null : histories.pairBefore(change);
    return feed.splitsKeyChanges() && before != null && !before.equals(histories.pair(change));
  }

  private boolean isMerge(Subject subject, @Nullable String operationId) {
    MapOptions options = Objects.requireNonNull(world.plan().options().get(subject));
    String name = "conflict/" + operationId;
    return options.conflicts().kind() == ConflictPolicy.Kind.MERGE
        && world.store().documents(name).containsKey(name);
  }

  private void i06OneEntryPerEffect(Histories histories) {
    for (Side side : Side.values()) {
      Set<String> seen = new HashSet<>();
      for (Change change : histories.of(side)) {
        Operation operation = Operation.parse(change.operationId());
        if (operation != null && !seen.add(operation.identity())) {
          violation("I6", operation.id() + " took effect twice on " + side);
        }
      }
    }
  }

  /** A feed that did not reach back leaves a mark that a full compare is due. */
  private void i10GapsAreKnown() {
    boolean compared =
        world.store().documents("").keySet().stream().anyMatch(name -> name.contains("resync-"));
    for (Side side : world.expired()) {
      boolean marked =
          world.store().documents("feed/").entrySet().stream()
              .anyMatch(
                  place ->
                      place.getKey().endsWith("/" + side) && place.getValue().contains("expired"));
      if (!marked && !compared) {
        violation("I10", "the feed of %s had a gap, and nothing says so".formatted(side));
      }
    }
  }

  /** A row that refers to another one comes after it, if the other one was changed before. */
  private void i12ParentsComeFirst(Histories histories) {
    if (world.plan().renumbers() || !world.expired().isEmpty()) {
      return;
    }
    List<Change> finance = histories.of(Side.FINANCE);
    Set<Pair> there = new HashSet<>();
    for (int i = 0; i < finance.size(); i++) {
      Change change = finance.get(i);
      Operation operation = histories.carriedForGood(change);
      // What is put back refers to what it referred to before.
      if (operation != null && change.row() != null && !operation.isRestoring()) {
        for (Pair parent : histories.parents(change)) {
          boolean late =
              world.plan().isTogether(operation.subject(), parent.subject())
                  && !there.contains(parent)
                  && comesLater(histories, finance, i, parent);
          if (late) {
            violation("I12", "%s came before %s".formatted(operation.id(), parent));
          }
        }
      }
      // A row that users of finance deleted counts: it was there when the child was sent.
      if (change.row() != null) {
        there.add(histories.pair(change));
      }
    }
  }

  /**
   * Whether the row that the child refers to comes later, and was changed before the child. Another
   * row of Dataverse that had the same number is none of it.
   */
  private boolean comesLater(Histories histories, List<Change> finance, int from, Pair parent) {
    Operation child = Objects.requireNonNull(histories.forGood(finance.get(from)));
    for (Change later : finance.subList(from + 1, finance.size())) {
      Operation operation = histories.forGood(later);
      if (operation != null
          && operation.source() == Side.DATAVERSE
          && later.row() != null
          && histories.pair(later).equals(parent)
          && (operation.isOfRun() || histories.everReferred(child.place(), operation.place()))) {
        return operation.place() < child.place()
            && isKnown(histories, child, parent.subject(), operation);
      }
    }
    return false;
  }

  /**
   * Whether the runtime could know that the parent is owed: a host may be ahead of the feed, and to
   * another host a row is there that a transaction brought which has not ended.
   */
  private boolean isKnown(Histories histories, Operation child, Subject subject, Operation parent) {
    String owed = "tandem|%s|F|%d".formatted(subject, parent.place());
    return !child.isOfTransaction()
        || (world.transactions().isTold(child, owed)
            && !histories.isBroughtInVain(histories.at(Side.DATAVERSE, parent.place())));
  }

  /** An edit of a user that another side's edit replaced is recorded as a conflict. */
  private void i14ConflictsAreRecorded(Histories histories) {
    ToldConflicts notes = new ToldConflicts(world, histories);
    MappedChanges mapped = new MappedChanges(world, histories);
    Map<String, ObligationStatus> ends = new HashMap<>();
    Set<Pair> agreed = new HashSet<>();
    Set<String> asked = new HashSet<>();
    for (Obligation each : all()) {
      ends.put(each.operationId(), each.status());
      if (each.status() == ObligationStatus.CONFLICT || each.note().startsWith(ANSWERED)) {
        asked.add(each.operationId());
      }
      Operation operation = Objects.requireNonNull(Operation.parse(each.operationId()));
      if (each.note().equals(AGREED) && operation.isOfFeed()) {
        agreed.add(histories.pair(histories.at(operation.source(), operation.place())));
      }
    }
    for (Side side : Side.values()) {
      Map<Object, Change> last = new HashMap<>();
      Map<Pair, Row> known = new HashMap<>();
      for (Change change : histories.of(side)) {
        Change before = last.put(histories.row(change), change);
        Operation operation = histories.carried(change);
        // A row that took a number which another row gave up replaced nothing.
        boolean replaced =
            operation != null
                && before != null
                && change.before() != null
                && isEdit(histories, before)
                && !Histories.isKept(before, change.row())
                && !Histories.isSame(before.row(), change.row())
                && !isOutside(before)
                && !agreed.contains(histories.pair(before))
                && !histories.isHandedOver(before)
                && isLost(ends, histories.pair(before).subject(), before)
                && !Histories.isSame(known.get(histories.pair(before)), before.row());
        if (replaced && operation != null) {
          boolean told = notes.isRecorded(before) || notes.isRecorded(operation);
          boolean agrees =
              mapped.isBrought(before)
                  || mapped.saidTheSame(operation, before)
                  || notes.showsAgreed(before, change.row())
                  || isHidden(histories, operation, before, change);
          if (!told && !agrees && !notes.tells(before)) {
            violation(
                "I14",
                "%s replaced the change %s of %s, and nothing says so"
                    .formatted(operation.id(), before.coordinate(), side));
          }
        }
        Pair pair = histories.pair(change);
        Row row = change.row();
        boolean carried =
            change.operationId() != null
                || histories.isHandedOver(change)
                || !(isLost(ends, pair.subject(), change)
                    || isPassedOver(histories, ends, change)
                    || isWithheld(ends, pair.subject(), change)
                    || isIdle(ends, mapped, pair.subject(), change));
        // What lost before is told once: to come back to it loses nothing else. What waits for an
        // answer has not lost, and both sides agree as before, until the answer travels.
        boolean told = notes.isRecorded(change);
        boolean due = asked.contains(Operation.ofFeed(pair.subject(), change));
        if (row != null && !due && (carried || told)) {
          known.put(pair, row);
        }
      }
    }
  }

  /**
   * Whether a transaction is taken back, and the edit left what that changes as the transaction had
   * left it: nobody can tell that it was edited.
   */
  private static boolean isHidden(
      Histories histories, Operation operation, Change edit, Change change) {
    List<Change> writes =
        operation.isRestoring() ? histories.writesOf(operation, change) : List.of();
    Row left = writes.isEmpty() ? null : writes.get(writes.size() - 1).row();
    return left != null && Histories.isSameWhere(edit.row(), left, change);
  }

  private static boolean isEdit(Histories histories, Change change) {
    return change.operationId() == null && change.row() != null && histories.isMappedChange(change);
  }

  /** Whether the filter of its map leaves out what the change made of the row. */
  private static boolean isOutside(Change change) {
    Row row = change.row();
    return row != null && Convergence.isFiltered(row);
  }

  /**
   * Whether a feed that joins changes told only of a later one, so that nobody carried this one.
   */
  private boolean isPassedOver(
      Histories histories, Map<String, ObligationStatus> ends, Change change) {
    Side side = change.table().side();
    FeedStyle feed = Objects.requireNonNull(world.plan().feeds().get(side));
    return feed.joined()
        && world.runs().isNewer(histories, change)
        && !ends.containsKey(Operation.ofFeed(histories.pair(change).subject(), change));
  }

  /** Whether the change left its row outside, and the other side was told nothing of it. */
  private static boolean isWithheld(
      Map<String, ObligationStatus> ends, Subject subject, Change change) {
    return isOutside(change)
        && ends.get(Operation.ofFeed(subject, change)) == ObligationStatus.FILTERED;
  }

  /**
   * Whether a change ended without a write, though the other side never held what it says: it went
   * on with the row as it was by then.
   */
  private static boolean isIdle(
      Map<String, ObligationStatus> ends, MappedChanges mapped, Subject subject, Change change) {
    return ends.get(Operation.ofFeed(subject, change)) == ObligationStatus.FILTERED
        && !mapped.wasHeldThere(change);
  }

  private static boolean isLost(
      Map<String, ObligationStatus> ends, Subject subject, Change change) {
    ObligationStatus end = ends.get(Operation.ofFeed(subject, change));
    return end == ObligationStatus.OVERRULED || end == ObligationStatus.SUPERSEDED;
  }

  /** The changes of one row reach the other side in their order. */
  private void i11VersionsNeverGoBack(Histories histories) {
    MappedChanges mapped = new MappedChanges(world, histories);
    for (Side side : Side.values()) {
      Map<Object, Operation> newest = new HashMap<>();
      for (Change change : histories.of(side)) {
        Operation operation = histories.carriedForGood(change);
        boolean left = operation == null || operation.isTakingBack() || operation.isAnswer();
        if (operation == null || left || isInDoubt(histories, operation)) {
          continue;
        }
        Change cause = histories.at(operation.source(), operation.place());
        List<Object> row = List.of(operation.subject(), histories.row(operation, cause));
        Operation before = newest.put(row, operation);
        // A delete that was passed over before a worker lost its partition may be made up for.
        boolean late = cause.kind() == Change.Kind.DELETE;
        if (before != null && before.place() > operation.place() && !late) {
          // A host is ahead of the feed, whose older changes go on with the row as it is by then.
          boolean on = before.isOfTransaction() && mapped.wentOn(operation, change, before.place());
          if (!on) {
            String what = "%s came after the change %d";
            violation("I11", what.formatted(operation.id(), before.place()));
          }
        }
      }
    }
  }

  /** A transaction that is there in part is marked. */
  private void i13GroupsAreMarked() {
    Map<String, Set<Boolean>> groups = new LinkedHashMap<>();
    for (Obligation obligation : all()) {
      String group = obligation.group();
      if (group != null) {
        boolean applied = obligation.status() == ObligationStatus.APPLIED;
        if (applied || !obligation.status().isFinal()) {
          groups.computeIfAbsent(group, any -> new HashSet<>()).add(applied);
        }
      }
    }
    Set<String> marked = world.store().documents("group/").keySet();
    groups.forEach(
        (group, states) -> {
          if (states.size() == 2 && !marked.contains("group/" + group)) {
            violation("I13", group + " is there in part and not marked");
          }
        });
  }

  private void i13NoGroupIsLeftOpen() {
    Set<String> open = new HashSet<>();
    for (Obligation obligation : all()) {
      if (obligation.group() != null && !obligation.status().isFinal()) {
        open.add("group/" + obligation.group());
      }
    }
    for (String name : world.store().documents("group/").keySet()) {
      // The rest of a transaction may lie in the gap of a feed that expired.
      if (!open.contains(name) && world.expired().isEmpty()) {
        violation("I13", name + " is marked as incomplete and nothing of it is owed");
      }
    }
  }

  /** Nothing is lost between two counts. */
  private void i22Conservation() {
    SyncCounters counters = SyncCounters.of(world.store().counts(), null, null);
    long sum =
        counters.applied()
            + counters.superseded()
            + counters.filtered()
            + counters.parked()
            + counters.conflict()
            + counters.dead()
            + counters.waiting();
    if (counters.received() != world.received() || sum != world.received()) {
      violation("I22", "%d were received, but %s".formatted(world.received(), counters));
    }
    Map<ObligationStatus, Long> listed = new HashMap<>();
    all().forEach(obligation -> listed.merge(obligation.status(), 1L, Long::sum));
    for (ObligationStatus status : ObligationStatus.values()) {
      if (listed.getOrDefault(status, 0L) != counters.count(status)) {
        violation("I22", "%s: %s listed, %s".formatted(status, listed.get(status), counters));
      }
    }
  }

  /** Every change that a feed told is an obligation, whatever happened while it was read. */
  private void i23NothingIsMissed(Histories histories) {
    if (!world.expired().isEmpty()) {
      return;
    }
    Set<String> received = new HashSet<>();
    for (Obligation obligation : all()) {
      Operation operation = Objects.requireNonNull(Operation.parse(obligation.operationId()));
      received.add(operation.source() + " " + operation.place());
    }
    for (Side side : Side.values()) {
      boolean joined = Objects.requireNonNull(world.plan().feeds().get(side)).joined();
      Map<Object, Change> last = new HashMap<>();
      histories.of(side).forEach(change -> last.put(histories.row(change), change));
      for (Change change : joined ? last.values() : histories.of(side)) {
        boolean wanted = histories.pair(change).subject().travelsFrom(side);
        // What came before the snapshot is part of it.
        boolean told = world.runs().isNewer(histories, change);
        if (wanted && told && !received.contains(side + " " + Histories.place(change))) {
          violation("I23", "the change %s of %s was missed".formatted(change.coordinate(), side));
        }
      }
    }
  }

  private void i24NoCrossCompanyWrites(Histories histories) {
    for (Side side : Side.values()) {
      for (Change change : histories.of(side)) {
        Operation operation = histories.carried(change);
        if (operation != null) {
          Pair from = histories.cause(operation);
          Pair to = histories.pair(change);
          if (!from.company().equals(to.company())) {
            violation("I24", "%s wrote %s because of %s".formatted(operation.id(), to, from));
          }
        }
      }
    }
  }

  private List<Obligation> all() {
    return world
        .store()
        .obligations(ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.values()));
  }

  private void violation(String invariant, String what) {
    world.violations().add(invariant, what);
  }
}
