package dev.tandem.engine;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.MapDigest;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A map that is ready to run: it turns rows of one side into rows of the other, in the directions
 * its fields have (MAP-15). It holds no state, never fetches and never throws for a row. Immutable
 * and safe for any thread. {@code MapCompiler} makes it.
 */
public final class CompiledMap {
  private final String name;
  private final Map<Direction, RowProgram> programs;
  private final @Nullable RowProgram toFinance;
  private final @Nullable RowProgram toDataverse;
  private final @Nullable DualWriteMap map;
  private final Map<Direction, Set<String>> read;
  private final @Nullable String company;

  /**
   * For the compiler.
   *
   * @param map what was compiled
   * @param programs the directions that run
   * @param read per direction the columns of a source row that matter
   */
  public CompiledMap(
      DualWriteMap map, Map<Direction, RowProgram> programs, Map<Direction, Set<String>> read) {
    this(map.name(), programs, map, read, null);
  }

  /** A map of programs that no file stands behind: every column of a source row may matter. */
  public CompiledMap(String name, Map<Direction, RowProgram> programs) {
    this(name, programs, null, Map.of(), null);
  }

  private CompiledMap(
      String name,
      Map<Direction, RowProgram> programs,
      @Nullable DualWriteMap map,
      Map<Direction, Set<String>> read,
      @Nullable String company) {
    this.name = name;
    this.programs = Collections.unmodifiableMap(new EnumMap<>(programs));
    toFinance = programs.get(Direction.TO_FINANCE);
    toDataverse = programs.get(Direction.TO_DATAVERSE);
    this.map = map;
    this.read = read;
    this.company = company;
  }

  /** The map's name, {@code [<finance entity>] - [<table>]}. */
  public String name() {
    return name;
  }

  /** What was compiled; null when no file stands behind the programs. */
  public @Nullable DualWriteMap map() {
    return map;
  }

  /** Tells this map from any other that does something else; see {@link MapDigest}. */
  public String contentHash() {
    return map == null ? "" : MapDigest.of(map);
  }

  /** The directions in which at least one field travels. */
  public Set<Direction> directions() {
    return programs.keySet();
  }

  /** The schema that rows going this way must be bound to. */
  public TableSchema source(Direction direction) {
    return program(direction).source();
  }

  /** The schema of the rows that come out this way. */
  public TableSchema target(Direction direction) {
    return program(direction).target();
  }

  /** The filter that rows going this way must meet, as the map writes it; empty for all (FLT-1). */
  public String filter(Direction direction) {
    return program(direction).filterText();
  }

  /**
   * The columns of a source row that matter to this direction: those that are mapped, those that
   * the filter reads (UND-46) and those that name the company. Any case.
   */
  public Set<String> columnsRead(Direction direction) {
    TableSchema source = source(direction);
    Set<String> known = read.get(direction);
    if (known != null) {
      return known;
    }
    return source.columns().stream().map(ColumnSchema::name).collect(Collectors.toSet());
  }

  /** The columns of the key of rows that come out this way, company included; empty if unknown. */
  public List<String> keyColumns(Direction direction) {
    return program(direction).keyColumns();
  }

  /** The columns that rows may carry when they come out this way; no other ever does (MAP-21). */
  public Set<String> columnsWritten(Direction direction) {
    return program(direction).writtenColumns();
  }

  /** The same map for rows that belong to this company when they name none themselves. */
  public CompiledMap inCompany(LegalEntity legalEntity) {
    return new CompiledMap(name, programs, map, read, legalEntity.code());
  }

  /**
   * Maps one row.
   *
   * @throws IllegalArgumentException when the map has no such direction or the row is bound to
   *     another table
   */
  public MappingResult apply(Direction direction, Row row, Lookups lookups) {
    RowProgram program = program(direction);
    if (row.schema() != program.source()) {
      throw wrongSchema(program, row);
    }
    return program.apply(row, lookups, company);
  }

  /** What must be at hand before these rows can be mapped when nothing is known yet. */
  public Set<LookupRequest> lookupsNeeded(Direction direction, Collection<Row> rows) {
    return lookupsNeeded(direction, rows, Lookups.none());
  }

  /**
   * What must still be fetched before these rows can be mapped. Paths over several lookups are
   * asked for step by step: fetch, add to what is known and ask again until nothing is needed or
   * nothing new was found, at most as often as the longest path has lookups.
   */
  public Set<LookupRequest> lookupsNeeded(
      Direction direction, Collection<Row> rows, Lookups known) {
    RowProgram program = program(direction);
    Set<LookupRequest> needed = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.schema() != program.source()) {
        throw wrongSchema(program, row);
      }
      program.collectLookups(row, known, company, needed);
    }
    return LookupRequest.merged(needed);
  }

  /** Whether no path of this direction has several lookups, so that asking once is enough. */
  public boolean asksOnce(Direction direction) {
    return program(direction).asksOnce();
  }

  private RowProgram program(Direction direction) {
    RowProgram program = direction == Direction.TO_FINANCE ? toFinance : toDataverse;
    if (program == null) {
      throw new IllegalArgumentException(
          "map %s has no field that travels %s; it runs %s"
              .formatted(name, direction, programs.keySet()));
    }
    return program;
  }

  private IllegalArgumentException wrongSchema(RowProgram program, Row row) {
    return new IllegalArgumentException(
        ("map %s reads rows bound to its own schema of %s, not to another schema of %s: build rows"
                + " with source(direction)")
            .formatted(name, program.source(), row.schema()));
  }

  @Override
  public String toString() {
    return name + " " + programs.keySet();
  }
}
