package dev.tandem.sync;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The transactions of a history, and how their hosts end them. */
final class HistoryHosts {
  /** Longer than a host may take. */
  static final Duration LATE = Duration.ofMinutes(3);

  private final Random random;
  private final SyncWorld world;
  private final List<String> log;
  private final HistoryPeople people;
  private final HistoryProcesses processes;

  /** The numbers of the customers by the coordinates of the changes that were handed over. */
  private final Map<String, String> numbers = new LinkedHashMap<>();

  private int changes;
  private @Nullable Side others;

  HistoryHosts(
      Random random,
      SyncWorld world,
      List<String> log,
      HistoryPeople people,
      HistoryProcesses processes) {
    this.random = random;
    this.world = world;
    this.log = log;
    this.people = people;
    this.processes = processes;
  }

  /** A transaction that something may happen in. */
  void disturbed() {
    if (random.nextInt(3) == 0) {
      int calls = 1 + random.nextInt(40);
      int what = random.nextInt(3);
      log.add("in the host, after %d: %s".formatted(calls, what == 0 ? "killed" : "others"));
      processes.disturbHost(
          calls,
          what == 0 ? HistoryProcesses.KILLED : what == 1 ? processes::step : this::editOfOthers);
    }
    transaction();
  }

  /** Nobody edits on the side whose rows the host holds. */
  private void editOfOthers() {
    Side side = others;
    if (side != null) {
      people.edit(side);
    }
  }

  /** A transaction from its beginning until it ends or its host does. */
  void transaction() {
    processes.inHost(this::run);
  }

  private void run() {
    Side origin = people.side();
    List<CustomerEdit> edits = new ArrayList<>();
    edits.add(people.draw(origin, HistoryPeople.NUMBERS.get(0)));
    if (random.nextInt(3) == 0) {
      edits.add(people.draw(origin, HistoryPeople.NUMBERS.get(1)));
    }
    edits.forEach(edit -> log.add("begin " + edit));
    edits.forEach(people::begin);
    others = origin.other();
    SynchronousTransaction transaction =
        processes
            .host()
            .begin(origin, String.valueOf(changes), edits.stream().map(this::handedOver).toList());
    if (!transaction.isAccepted()) {
      log.add("refused: " + transaction.refusals());
      return;
    }
    meanwhile(origin);
    others = null;
    boolean fails = !edits.stream().allMatch(people::canCommit);
    switch (fails ? 0 : random.nextInt(6)) {
      case 0 -> {
        log.add("rolled back");
        transaction.rolledBack();
      }
      case 1 -> {
        log.add("dies before its commit");
        transaction.close();
      }
      case 2 -> {
        log.add("commits and dies");
        edits.forEach(people::commit);
        transaction.close();
      }
      default -> {
        log.add("commits");
        edits.forEach(people::commit);
        if (random.nextInt(4) == 0) {
          meanwhile(origin);
        }
        transaction.committed();
      }
    }
  }

  private Change handedOver(CustomerEdit edit) {
    changes++;
    numbers.put(CustomerEdit.coordinate(changes), edit.number());
    return edit.uncommitted(changes, world.clock.instant());
  }

  /** What happens while the host holds its rows: nobody else edits them on its own side. */
  private void meanwhile(Side origin) {
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> people.edit(origin.other());
        case 1 -> processes.pass(random.nextInt(3) == 0 ? LATE : Duration.ofSeconds(10));
        default -> processes.step(this::transaction);
      }
    }
  }

  /** The number of the customer that a change was of, null for none of a transaction. */
  @Nullable String numberOf(String coordinate) {
    return numbers.get(coordinate);
  }
}
