package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.RowProgram;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A direction of the sample map with one bug planted into its results. */
final class BuggyProgram implements RowProgram {
  private final CompiledMap sound = SampleMap.compiled();
  private final Direction direction;
  private final Bug bug;
  private final boolean asksForLookups;

  /** Turns a right result into a wrong one. */
  interface Bug {
    MappingResult spoil(Direction direction, Row row, MappingResult result, BuggyProgram program);
  }

  private BuggyProgram(Direction direction, Bug bug, boolean asksForLookups) {
    this.direction = direction;
    this.bug = bug;
    this.asksForLookups = asksForLookups;
  }

  /** The sample map with this bug in both directions. */
  static CompiledMap plant(Bug bug) {
    return map(bug, true);
  }

  /** The sample map that never says which lookups it needs. */
  static CompiledMap withoutLookupRequests() {
    return map((direction, row, result, program) -> result, false);
  }

  private static CompiledMap map(Bug bug, boolean asksForLookups) {
    Map<Direction, RowProgram> programs = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      programs.put(direction, new BuggyProgram(direction, bug, asksForLookups));
    }
    return new CompiledMap("buggy", programs);
  }

  /** The result with another value in a column that has one, or anything in an absent "other". */
  MappingResult changed(MappingResult result, String column, UnaryOperator<Object> change) {
    int slot = target().slotOf(column);
    if (!(result instanceof MappingResult.Mapped mapped) || slot < 0) {
      return result;
    }
    @Nullable Object[] slots = slots(mapped);
    Object value = slots[slot];
    if (column.equals("other")) {
      slots[slot] = change.apply("");
    } else if (value != null && value != Blank.BLANK) {
      slots[slot] = change.apply(value);
    }
    return new MappingResult.Mapped(this, slots, company(mapped));
  }

  /** The result in another company. */
  MappingResult moved(MappingResult result, String company) {
    return result instanceof MappingResult.Mapped mapped
        ? new MappingResult.Mapped(this, slots(mapped), company)
        : result;
  }

  private static @Nullable String company(MappingResult.Mapped mapped) {
    return mapped.company() == null ? null : mapped.company().code();
  }

  private @Nullable Object[] slots(MappingResult.Mapped mapped) {
    @Nullable Object[] slots = new @Nullable Object[target().size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = mapped.row().slot(i);
    }
    return slots;
  }

  @Override
  public TableSchema source() {
    return sound.source(direction);
  }

  @Override
  public TableSchema target() {
    return sound.target(direction);
  }

  @Override
  public String filterText() {
    return sound.filter(direction);
  }

  @Override
  public Set<String> writtenColumns() {
    return sound.columnsWritten(direction);
  }

  @Override
  public MappingResult apply(Row row, Lookups lookups, @Nullable String company) {
    return bug.spoil(direction, row, sound.apply(direction, row, lookups), this);
  }

  @Override
  public void collectLookups(
      Row row, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    if (asksForLookups) {
      needed.addAll(sound.lookupsNeeded(direction, List.of(row), known));
    }
  }

  @Override
  public List<Problem> warningsOf(Row mapped) {
    return List.of();
  }

  @Override
  public List<String> keyColumns() {
    return sound.keyColumns(direction);
  }

  @Override
  public KeyValues keyOf(Row mapped, @Nullable String company) {
    KeyValues.Builder key = KeyValues.builder();
    for (String column : keyColumns()) {
      boolean ofCompany = column.endsWith("cdm_companycode") || column.equals("dataAreaId");
      key.put(column, ofCompany ? company : mapped.value(column));
    }
    return key.build();
  }
}
