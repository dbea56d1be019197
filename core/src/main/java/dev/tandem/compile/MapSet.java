package dev.tandem.compile;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterOverlap;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps that are to run side by side, and what stands between them (MAP-2, UND-49): several maps of
 * one pair of tables run together as long as no row can pass the filters of two that feed one of
 * its columns from different sources. Immutable.
 */
public final class MapSet {
  private final List<Compilation> compilations;
  private final List<MapIssue> issues;

  private MapSet(List<Compilation> compilations) {
    this.compilations = List.copyOf(compilations);
    List<MapIssue> found = new ArrayList<>();
    for (int i = 0; i < compilations.size(); i++) {
      for (int j = i + 1; j < compilations.size(); j++) {
        check(compilations.get(i), compilations.get(j), found);
      }
    }
    issues = List.copyOf(found);
  }

  /** Checks maps against each other; those that have errors of their own are passed over. */
  public static MapSet of(List<Compilation> compilations) {
    return new MapSet(compilations);
  }

  /** The maps in the order they were given. */
  public List<Compilation> compilations() {
    return compilations;
  }

  /** What was found between the maps; issues of single maps stand in their compilations. */
  public List<MapIssue> issues() {
    return issues;
  }

  /** Whether the maps cannot start together: one has errors, or two get in each other's way. */
  public boolean hasErrors() {
    return compilations.stream().anyMatch(Compilation::hasErrors)
        || issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
  }

  private static void check(Compilation one, Compilation other, List<MapIssue> found) {
    LegScope first = one.scope();
    LegScope second = other.scope();
    if (first == null || second == null || one.hasErrors() || other.hasErrors()) {
      return;
    }
    boolean samePair =
        first.finance().isCalled(second.finance().name().name())
            && first.dataverse().isCalled(second.dataverse().name().name());
    for (Direction direction : Direction.values()) {
      if (samePair && first.travels(direction) && second.travels(direction)) {
        check(first, second, direction, found);
      }
    }
  }

  private static void check(
      LegScope first, LegScope second, Direction direction, List<MapIssue> found) {
    List<Feeds.Conflict> conflicts = Feeds.conflicts(first, second, direction);
    FilterOverlap overlap =
        conflicts.isEmpty()
            ? new FilterOverlap(false, null)
            : FilterOverlap.of(
                filter(first, direction), filter(second, direction), first.source(direction));
    if (overlap.possible()) {
      String row = row(overlap, first.source(direction));
      conflicts.forEach(conflict -> found.add(issue(first, second, direction, conflict, row)));
    }
  }

  private static Filter filter(LegScope scope, Direction direction) {
    String text = scope.leg().filter(direction).strip();
    return Filter.parse(direction.source(), text, scope.dialect());
  }

  private static MapIssue issue(
      LegScope first, LegScope second, Direction direction, Feeds.Conflict conflict, String row) {
    return new MapIssue(
        IssueCode.TDM4022,
        Severity.ERROR,
        first.map().name(),
        null,
        conflict.pair().number(),
        conflict.pair().label(),
        "%s of %s is fed %s by another map as well, %s, pair %d (%s), and %s"
            .formatted(
                conflict.column(),
                first.target(direction).name(),
                direction,
                name(second),
                conflict.other().number(),
                conflict.other().label(),
                row),
        "make the filters exclude each other, or feed the column in one of the maps only");
  }

  private static String name(LegScope scope) {
    return scope.map().version() == null
        ? scope.map().name()
        : scope.map().name() + " " + scope.map().version();
  }

  private static String row(FilterOverlap overlap, TableSchema schema) {
    Row example = overlap.example();
    if (example == null) {
      return "it cannot be told that no row passes both filters";
    }
    List<String> cells = new ArrayList<>();
    schema.columns().stream()
        .filter(column -> !example.isAbsent(column.name()))
        .forEach(column -> cells.add(column.name() + " = " + cell(example, column.name())));
    return cells.isEmpty()
        ? "every row passes both filters"
        : "a row with " + String.join(", ", cells) + " passes both filters";
  }

  private static Object cell(Row row, String column) {
    Object value = row.value(column);
    return value == null ? "blank" : value;
  }
}
