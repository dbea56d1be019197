package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.initial.InitialSyncStatus;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Initial syncs beside everything else. I17: what users changed once a sync had begun is newer than
 * the snapshot, which never replaces it. I18: a page whose place was stored is not read again,
 * whoever was killed, so that a kill costs one page at most.
 */
final class RunWatch {
  private static final String RUN = "run/";
  private static final String SNAPSHOT = "|initial-";

  private final SimulatedWorld world;
  private final Map<Subject, Map<Side, Integer>> opened = new EnumMap<>(Subject.class);
  private final Map<Subject, Map<Side, Integer>> closed = new EnumMap<>(Subject.class);
  private final Set<List<Object>> pages = new HashSet<>();

  RunWatch(SimulatedWorld world) {
    this.world = world;
  }

  /** Notes which maps count changes as newer than their snapshot from now on. */
  void look() {
    Map<String, String> states = world.store().documents("map/");
    for (Subject subject : Subject.values()) {
      String state = states.getOrDefault("map/" + subject, "");
      boolean begins = state.contains("INITIALIZING") && !state.contains("opening=");
      if (begins) {
        opened.computeIfAbsent(subject, any -> places());
      } else if (opened.containsKey(subject)) {
        closed.computeIfAbsent(subject, any -> places());
      }
    }
  }

  private Map<Side, Integer> places() {
    Map<Side, Integer> places = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      places.put(side, world.systemOf(side).history().size());
    }
    return places;
  }

  /** Looks again after a commit that may have changed the state of a map. */
  void committed(StoreCommit commit) {
    if (commit.documents().keySet().stream().anyMatch(name -> name.startsWith("map/"))) {
      look();
    }
  }

  /** I18: a page is stored together with the place of the next one, once for each run. */
  void stored(SimulatedProcess process, StoreCommit commit) {
    for (String name : commit.documents().keySet()) {
      Query page = name.startsWith(RUN) ? process.takePage() : null;
      if (page != null) {
        boolean isNew =
            pages.add(
                List.of(
                    name,
                    page.table(),
                    String.valueOf(page.company()),
                    String.valueOf(page.pageToken())));
        if (!isNew) {
          world
              .violations()
              .add("I18", "%s reads again what it had stored: %s".formatted(name, page));
        }
      }
    }
  }

  /** I17, at rest. */
  void check(Histories histories) {
    for (InitialSyncStatus status : world.process(0).runtime().initialSyncs()) {
      if (!status.isOver()) {
        world.violations().add("I17", "it does not come to its end: " + status);
      }
    }
    if (!world.expired().isEmpty()) {
      // Nobody told what was changed.
      return;
    }
    for (Side side : Side.values()) {
      Map<Pair, Change> last = new HashMap<>();
      Map<List<Object>, Pair> known = new HashMap<>();
      for (Change change : histories.of(side)) {
        Pair pair = histories.pair(change);
        Pair left = change.id() == null ? null : known.put(row(change), pair);
        if (left != null && !left.equals(pair)) {
          // The row took another key: whatever comes under the old one replaces nothing.
          last.remove(left);
        }
        Change before = last.put(pair, change);
        if (before != null && isOfSnapshot(histories, change) && isNewerEdit(histories, before)) {
          replaced(change, before);
        }
      }
    }
  }

  private static List<Object> row(Change change) {
    return List.of(change.table(), Objects.requireNonNull(change.id()));
  }

  /** Whether a sync wrote it while it went on; a row that had to wait is written later. */
  private boolean isOfSnapshot(Histories histories, Change change) {
    String id = change.operationId();
    Map<Side, Integer> end = closed.get(histories.pair(change).subject());
    return id != null
        && id.contains(SNAPSHOT)
        && (end == null || Histories.place(change) <= end.getOrDefault(change.table().side(), 0));
  }

  /** Whether a change came after the snapshot of its map had begun, if there ever was one. */
  boolean isNewer(Histories histories, Change change) {
    if (world.plan().beginning() == null) {
      return true;
    }
    Map<Side, Integer> places = opened.get(histories.pair(change).subject());
    return places != null
        && Histories.place(change) > places.getOrDefault(change.table().side(), 0);
  }

  private boolean isNewerEdit(Histories histories, Change change) {
    return change.operationId() == null
        && isNewer(histories, change)
        && histories.isMappedChange(change);
  }

  /** Whether a feed tells which row was deleted, and not only an identifier that nobody knows. */
  private boolean isTold(Side side) {
    FeedStyle feed = Objects.requireNonNull(world.plan().feeds().get(side));
    return side == Side.FINANCE || feed.keysOfDeleted() || feed.before();
  }

  private void replaced(Change change, Change edit) {
    Row row = edit.row();
    boolean brought = row == null && change.row() != null && isTold(edit.table().side());
    boolean changed = row != null && !Histories.isSame(row, change.row());
    if (brought || changed) {
      world
          .violations()
          .add("I17", "%s replaced %s".formatted(change.operationId(), edit.coordinate()));
    }
  }
}
