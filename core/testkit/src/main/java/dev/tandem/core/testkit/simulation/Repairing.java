package dev.tandem.core.testkit.simulation;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * I25, on systems at rest: a comparison reports what differs and nothing else; a repair mends it,
 * also when its worker is killed, and a second repair finds nothing to do.
 */
final class Repairing {
  private static final Set<Difference.Kind> DIFFERENT =
      Set.of(
          Difference.Kind.COLUMNS,
          Difference.Kind.MISSING_ON_DATAVERSE,
          Difference.Kind.MISSING_ON_FINANCE);
  private static final int CALLS = 14;

  private final SimulatedWorld world;
  private final Runnable drain;
  private final Random random;

  /**
   * The comparisons of a world.
   *
   * @param drain carries everything out that is owed
   */
  Repairing(SimulatedWorld world, Runnable drain) {
    this.world = world;
    this.drain = drain;
    random = new Random(~world.plan().seed());
  }

  void run() {
    world.tell("both sides are compared");
    Convergence known = new Convergence(world, new Histories(world));
    List<Pair> candidates = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      List<Pair> different = different(subject);
      different.stream()
          .filter(pair -> !known.isLeftAlone(pair))
          .forEach(pair -> violation(pair + " is reported, and both sides are alike"));
      for (Row row : world.systemOf(Side.FINANCE).rows(subject.table(Side.FINANCE))) {
        Pair pair = Pair.of(row, world.companies());
        Row partner = find(pair, Side.DATAVERSE);
        boolean sound = !known.isLeftAlone(pair) && !different.contains(pair);
        if (sound && partner != null && !Convergence.isFiltered(partner)) {
          candidates.add(pair);
        }
      }
    }
    boolean told = world.plan().feeds().values().stream().allMatch(feed -> feed.operations());
    if (told && world.violations().isEmpty() && !candidates.isEmpty()) {
      plant(candidates.get(random.nextInt(candidates.size())));
    }
  }

  /** A row differs on one side, and its system says that a runtime wrote it. */
  private void plant(Pair pair) {
    Subject subject = pair.subject();
    Side target =
        subject.isTwoWay()
            ? random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE
            : subject.travelsFrom(Side.DATAVERSE) ? Side.FINANCE : Side.DATAVERSE;
    Row row = Objects.requireNonNull(find(pair, target));
    Field field = editable(subject);
    String column = target == Side.DATAVERSE ? field.dataverse() : field.finance();
    Object value = field.kind() == Field.Kind.TEXT ? "planted" : new BigDecimal("9.99");
    Write write =
        Write.upsert(
            "tandem|%s|%s|planted".formatted(subject, target == Side.FINANCE ? "F" : "D"),
            SimulatedUsers.key(row),
            Row.builder(row.schema()).set(column, value).build());
    world.systemOf(target).write(new WriteGroup(List.of(write), false, null));
    world.tell("planted " + write);
    drain.run();
    if (!different(subject).contains(pair)) {
      violation("%s differs in %s, and nothing says so".formatted(pair, column));
    }
    repair(pair, Direction.to(target));
  }

  private void repair(Pair pair, Direction direction) {
    RepairReport first = repair(pair.subject(), direction);
    Action.Calls killed =
        new Action.Calls(random.nextInt(CALLS), random.nextBoolean(), 0, List.of());
    world.perform(new Action.Work(0, 100, killed));
    drain.run();
    if (different(pair.subject()).contains(pair)) {
      violation("a repair %s left %s as it was".formatted(direction, pair));
    }
    if (first.compared().inFlight() > 0) {
      // What was on its way is left to the next one.
      repair(pair.subject(), direction);
      drain.run();
    }
    String before = sizes();
    RepairReport again = repair(pair.subject(), direction);
    drain.run();
    if (again.recorded() > 0 || !sizes().equals(before)) {
      violation("a second repair wrote: %s, %s became %s".formatted(again, before, sizes()));
    }
  }

  private RepairReport repair(Subject subject, Direction direction) {
    RepairReport report =
        world
            .process(0)
            .runtime()
            .repair(ReconcileRequest.of(subject.name()), direction, found -> {});
    world.tell(report.toString());
    return report;
  }

  private String sizes() {
    return world.systemOf(Side.DATAVERSE).history().size()
        + " and "
        + world.systemOf(Side.FINANCE).history().size()
        + " changes";
  }

  private List<Pair> different(Subject subject) {
    List<Pair> pairs = new ArrayList<>();
    world
        .process(0)
        .runtime()
        .reconcile(
            ReconcileRequest.of(subject.name()).inPagesOf(1 + random.nextInt(5)),
            difference -> {
              Pair pair = pairOf(subject, difference);
              if (pair != null && DIFFERENT.contains(difference.kind())) {
                pairs.add(pair);
              }
            });
    return pairs;
  }

  private @Nullable Pair pairOf(Subject subject, Difference difference) {
    KeyValues key = difference.key();
    if (key != null) {
      return new Histories(world).pair(subject, key);
    }
    for (Row row : world.systemOf(Side.DATAVERSE).rows(subject.table(Side.DATAVERSE))) {
      if (SimulatedUsers.id(row).equals(difference.id())) {
        return Pair.of(row, world.companies());
      }
    }
    return null;
  }

  private @Nullable Row find(Pair pair, Side side) {
    for (Row row : world.systemOf(side).rows(pair.subject().table(side))) {
      if (Pair.of(row, world.companies()).equals(pair)) {
        return row;
      }
    }
    return null;
  }

  private static Field editable(Subject subject) {
    return subject.fields().stream()
        .filter(field -> field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.MONEY)
        .findFirst()
        .orElseThrow();
  }

  private void violation(String what) {
    world.violations().add("I25", what);
  }
}
