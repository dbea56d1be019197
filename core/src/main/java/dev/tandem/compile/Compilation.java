package dev.tandem.compile;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of compiling one map: all issues, and the compiled map unless one is an error. */
public final class Compilation {
  private final DualWriteMap map;
  private final List<MapIssue> issues;
  private final @Nullable CompiledMap compiled;
  private final @Nullable LegScope scope;
  private final @Nullable ResolvedLeg leg;

  Compilation(
      DualWriteMap map,
      List<MapIssue> issues,
      @Nullable CompiledMap compiled,
      @Nullable LegScope scope,
      @Nullable ResolvedLeg leg) {
    this.map = map;
    this.issues = List.copyOf(issues);
    this.compiled = compiled;
    this.scope = scope;
    this.leg = leg;
  }

  /** The map that was compiled. */
  public DualWriteMap map() {
    return map;
  }

  /** All issues in the order they were found. */
  public List<MapIssue> issues() {
    return issues;
  }

  /** Whether some issue is an error. */
  public boolean hasErrors() {
    return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
  }

  /** The leg with its fields found, for checks over several maps; null when there is no one leg. */
  @Nullable LegScope scope() {
    return scope;
  }

  /** The leg with its tables and fields found, errors or not; empty when there is no one leg. */
  public Optional<ResolvedLeg> leg() {
    return Optional.ofNullable(leg);
  }

  /** The compiled map, empty when there are errors. */
  public Optional<CompiledMap> compiled() {
    return Optional.ofNullable(compiled);
  }

  /**
   * The compiled map.
   *
   * @throws MapCompilationException when there are errors
   */
  public CompiledMap orThrow() {
    if (compiled == null) {
      throw new MapCompilationException(map.name(), issues);
    }
    return compiled;
  }
}
