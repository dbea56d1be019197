package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncStatus;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * I1: rows that are in scope say the same on both sides once everything is drained. Rows that a
 * recorded state excuses are left out: parked, dead, in conflict, or left alone by a rule.
 */
final class Convergence {
  private final SimulatedWorld world;
  private final Histories histories;
  private final WorldLookups lookups;
  private final Set<Pair> excused = new HashSet<>();
  private final Set<Pair> orphans = new HashSet<>();

  Convergence(SimulatedWorld world, Histories histories) {
    this.world = world;
    this.histories = histories;
    lookups = new WorldLookups(world.systemOf(Side.DATAVERSE));
    excuseUnsettled();
    excuseFailedRows();
    findOrphans();
    if (!world.expired().isEmpty()) {
      for (Side side : Side.values()) {
        histories.of(side).forEach(change -> excused.add(histories.pair(change)));
      }
    }
  }

  private void excuseUnsettled() {
    ObligationQuery query =
        ObligationQuery.of(
            Integer.MAX_VALUE,
            ObligationStatus.PARKED,
            ObligationStatus.DEAD,
            ObligationStatus.CONFLICT);
    for (Obligation obligation : world.store().obligations(query)) {
      Operation operation = Objects.requireNonNull(Operation.parse(obligation.operationId()));
      if (operation.isOfTransaction()) {
        excused.addAll(world.transactions().pairs(operation));
      }
      if (!operation.isOfFeed()) {
        continue;
      }
      Change change = histories.at(operation.source(), operation.place());
      excused.add(histories.pair(change));
      Pair before = histories.pairBefore(change);
      if (before != null) {
        excused.add(before);
      }
    }
  }

  /** Rows of an initial sync that did not get through are listed (INIT-10). */
  private void excuseFailedRows() {
    SyncRuntime runtime = world.process(0).runtime();
    for (InitialSyncStatus status : runtime.initialSyncs()) {
      runtime.rowOutcomes(
          status.run(),
          row -> {
            Subject subject = Subject.valueOf(row.map());
            KeyValues key = row.key();
            UUID id = row.id();
            if (row.isFailed() && row.from() == Side.FINANCE && key != null) {
              excused.add(histories.pair(subject, key));
            } else if (row.isFailed() && id != null) {
              excused.addAll(histories.pairs(subject, id));
            }
          });
    }
  }

  /** Rows that a rule leaves alone without a partner: UND-3, UND-25. */
  private void findOrphans() {
    for (Side side : Side.values()) {
      for (Change change : histories.of(side)) {
        Pair before = histories.pairBefore(change);
        Row row = change.before();
        if (before == null || row == null || change.operationId() != null) {
          continue;
        }
        boolean moved = change.row() != null && !before.equals(histories.pair(change));
        boolean outside =
            change.row() == null
                && side == Side.DATAVERSE
                && (isFiltered(row) || isLastToldOutside(change));
        if (moved || outside) {
          orphans.add(before);
        }
      }
    }
  }

  /**
   * Whether the row was outside when a feed last told of it before its delete: of what it joined to
   * the delete nobody heard.
   */
  private boolean isLastToldOutside(Change delete) {
    boolean joined = Objects.requireNonNull(world.plan().feeds().get(Side.DATAVERSE)).joined();
    Row last = null;
    for (Change each : joined ? histories.of(Side.DATAVERSE) : List.<Change>of()) {
      boolean before = Histories.place(each) < Histories.place(delete);
      if (before && histories.row(each).equals(histories.row(delete)) && histories.isTold(each)) {
        last = each.row();
      }
    }
    return last != null && isFiltered(last);
  }

  static boolean isFiltered(Row row) {
    boolean inactive =
        row.schema().slotOf("statecode") >= 0 && !Boolean.TRUE.equals(row.value("statecode"));
    return inactive || row.isBlank("msdyn_company");
  }

  /** Whether a recorded state explains that the rows of a pair differ. */
  boolean isExcused(Pair pair) {
    return excused.contains(pair);
  }

  /** Whether a recorded state or a rule leaves the rows of a pair as they are. */
  boolean isLeftAlone(Pair pair) {
    return excused.contains(pair) || orphans.contains(pair);
  }

  void check() {
    for (Subject subject : Subject.values()) {
      Map<Pair, Row> dataverse = rows(subject, Side.DATAVERSE);
      Map<Pair, Row> finance = rows(subject, Side.FINANCE);
      if (subject.travelsFrom(Side.DATAVERSE)) {
        dataverse.forEach((pair, row) -> check(pair, row, finance.get(pair), null));
      } else {
        dataverse.forEach((pair, row) -> hasPartner(pair, row, finance.get(pair)));
      }
      if (subject.travelsFrom(Side.FINANCE)) {
        finance.forEach(
            (pair, row) -> check(pair, row, dataverse.get(pair), outOfScope(dataverse.get(pair))));
      } else {
        finance.forEach((pair, row) -> hasPartner(pair, row, dataverse.get(pair)));
      }
    }
  }

  private @Nullable Boolean outOfScope(@Nullable Row row) {
    return row == null ? null : isFiltered(row);
  }

  private Map<Pair, Row> rows(Subject subject, Side side) {
    Map<Pair, Row> rows = new LinkedHashMap<>();
    for (Row row : world.systemOf(side).rows(subject.table(side))) {
      Pair pair = Pair.of(row, world.companies());
      boolean outside = subject.isCompanySpecific() && pair.company().isEmpty();
      if (!outside) {
        rows.put(pair, row);
      }
    }
    return rows;
  }

  private void hasPartner(Pair pair, Row row, @Nullable Row partner) {
    if (partner == null && !excused.contains(pair) && !orphans.contains(pair)) {
      violation(pair + " is only on " + row.schema().side());
    }
  }

  private void check(Pair pair, Row row, @Nullable Row partner, @Nullable Boolean outOfScope) {
    boolean alone = partner == null && orphans.contains(pair);
    if (alone || excused.contains(pair) || Boolean.TRUE.equals(outOfScope)) {
      return;
    }
    Side side = row.schema().side();
    Direction direction = Direction.to(side.other());
    CompiledMap map = Objects.requireNonNull(SimulatedTables.MAPS.get(pair.subject()));
    MappingResult result = map.apply(direction, bind(map, direction, row), lookups);
    if (result instanceof MappingResult.Rejected rejected) {
      if (!world.plan().renumbers()) {
        violation(pair + " cannot be mapped, and nothing says so: " + rejected.problems());
      }
    } else if (result instanceof MappingResult.Mapped mapped) {
      hasPartner(pair, row, partner);
      if (partner != null) {
        compare(pair, mapped.row(), partner);
      }
    }
  }

  static Row bind(CompiledMap map, Direction direction, Row row) {
    return row.schema() == map.source(direction)
        ? row
        : Row.builder(map.source(direction)).setAll(values(row)).build();
  }

  private static Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    row.presentColumns().forEach(column -> values.put(column, row.raw(column)));
    return values;
  }

  private void compare(Pair pair, Row mapped, Row partner) {
    for (String column : mapped.presentColumns()) {
      boolean reference = isReference(pair.subject(), column);
      boolean skipped = reference && world.plan().renumbers();
      boolean company = column.equals("dataAreaId");
      Object wanted = company ? "" : normal(mapped.raw(column));
      Object found = company ? "" : normal(partner.raw(column));
      if (!skipped && !Objects.equals(wanted, found)) {
        violation(
            "%s: %s of %s is %s and should be %s"
                .formatted(pair, column, partner.schema().side(), found, wanted));
      }
    }
  }

  private static boolean isReference(Subject subject, String column) {
    return subject.fields().stream()
        .anyMatch(
            field ->
                field.refersTo() != null
                    && (field.finance().equals(column) || field.dataverse().equals(column)));
  }

  /** What different systems show differently and mean the same (UND-5, UND-27, CO-19). */
  static @Nullable Object normal(@Nullable Object value) {
    if (value == null || value == Blank.BLANK) {
      return null;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.signum() == 0 ? null : decimal.stripTrailingZeros();
    }
    if (value instanceof String text) {
      String stripped = text.stripTrailing();
      return stripped.isEmpty() ? null : stripped;
    }
    return value instanceof Reference.ById byId ? byId.id() : value;
  }

  private void violation(String what) {
    world.violations().add("I1", what);
  }
}
