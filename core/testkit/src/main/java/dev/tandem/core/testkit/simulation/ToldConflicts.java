package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.ConflictRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * I14: what the conflict records say was lost. A change may be told under an older one of its row,
 * which went on with the row as it was by then, or under a full read that found the row.
 */
final class ToldConflicts {
  private static final String NAME = "conflict/";

  private final SimulatedWorld world;
  private final Histories histories;
  private final WorldLookups lookups;
  private final Set<List<Object>> recorded = new HashSet<>();
  private @Nullable List<ConflictRecord> records;

  ToldConflicts(SimulatedWorld world, Histories histories) {
    this.world = world;
    this.histories = histories;
    for (String name : world.store().documents(NAME).keySet()) {
      Operation operation = Operation.parse(name.substring(NAME.length()));
      if (operation != null) {
        Operation placed = world.transactions().placed(operation);
        recorded.add(List.of(placed.source(), placed.place()));
        recorded.add(List.of(name));
        if (placed.isOfTransaction()) {
          recorded.add(List.of(placed.transaction(), histories.cause(placed)));
        }
      }
    }
    // The rows that it named were there when it was told.
    lookups = new WorldLookups(world.systemOf(Side.DATAVERSE), true);
  }

  /** Whether a conflict of the change itself is recorded, of a feed or of its host. */
  boolean isRecorded(Change change) {
    return recorded.contains(List.of(change.table().side(), Histories.place(change)));
  }

  /** Whether a conflict of an operation is recorded, or of another one of its transaction. */
  boolean isRecorded(Operation operation) {
    return recorded.contains(List.of(operation.conflict()))
        || (operation.isOfTransaction()
            && recorded.contains(List.of(operation.transaction(), histories.cause(operation))));
  }

  /** Whether a record of an older change of the same row, or of a full read, shows what it left. */
  boolean tells(Change lost) {
    return records().stream().anyMatch(record -> isOfRow(record, lost) && shows(record, lost));
  }

  /**
   * Whether a record shows that the other side said the same, when a change of it met the row as
   * the edit left it, in every column that was replaced since: both agreed on these.
   *
   * @param now the row after the write that replaced the edit, null when it is gone
   */
  boolean showsAgreed(Change edit, @Nullable Row now) {
    Row left = edit.row();
    if (left == null || now == null) {
      return false;
    }
    List<String> replaced = Histories.differing(left, now);
    return records().stream()
        .filter(record -> record.target() == edit.table().side() && record.incoming() != null)
        .filter(record -> isFound(record, edit))
        .anyMatch(record -> Collections.disjoint(record.columns(), replaced));
  }

  private boolean isFound(ConflictRecord record, Change edit) {
    Row found = record.found();
    return found != null
        && Pair.of(found, world.companies()).equals(histories.pair(edit))
        && Histories.isSame(found, edit.row());
  }

  private boolean isOfRow(ConflictRecord record, Change lost) {
    Operation parsed = Operation.parse(record.operationId());
    Side side = lost.table().side();
    Pair pair = histories.pair(lost);
    if (parsed == null || parsed.subject() != pair.subject()) {
      return false;
    }
    // What settles a transaction may carry the row of its other side.
    Side source = parsed.isSettling() ? record.target().other() : parsed.source();
    if (source != side) {
      return false;
    }
    Operation operation = world.transactions().placed(parsed);
    if (operation.isSettling() || operation.isUndone()) {
      return world.transactions().pairs(operation).contains(pair);
    }
    if (operation.isOfRun()) {
      Row found = record.found();
      return found != null && Pair.of(found, world.companies()).equals(pair);
    }
    return operation.place() < Histories.place(lost)
        && histories.row(histories.at(side, operation.place())).equals(histories.row(lost));
  }

  private List<ConflictRecord> records() {
    List<ConflictRecord> known = records;
    if (known == null) {
      known = new ArrayList<>(world.process(0).runtime().conflicts().list());
      records = known;
    }
    return known;
  }

  private boolean shows(ConflictRecord record, Change lost) {
    Row incoming = record.incoming();
    Row row = lost.row();
    if (incoming == null || row == null) {
      return incoming == null && row == null;
    }
    var map = Objects.requireNonNull(SimulatedTables.MAPS.get(histories.pair(lost).subject()));
    Direction direction = Direction.to(record.target());
    Row source = Convergence.bind(map, direction, row);
    return map.apply(direction, source, lookups) instanceof MappingResult.Mapped mapped
        && record.columns().stream()
            .filter(column -> !incoming.isAbsent(column))
            .allMatch(
                column ->
                    Objects.equals(named(mapped.row().raw(column)), named(incoming.raw(column))));
  }

  /** A value, or the pair that it refers to: a row may be gone and made anew since it was told. */
  private @Nullable Object named(@Nullable Object value) {
    if (!(value instanceof Reference.ById reference)) {
      return Convergence.normal(value);
    }
    String table = reference.table();
    boolean isCompany = world.companies().containsKey(reference.id());
    Row row = table == null || isCompany ? null : lookups.rowById(table, reference.id());
    return row == null ? reference.id() : Pair.of(row, world.companies());
  }
}
