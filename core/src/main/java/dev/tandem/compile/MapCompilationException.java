package dev.tandem.compile;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** A map has issues of severity error and cannot run; carries all issues. */
public final class MapCompilationException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final transient List<MapIssue> issues;

  MapCompilationException(String map, List<MapIssue> issues) {
    super(ErrorCode.MAP_NOT_COMPILED, text(map, issues));
    this.issues = List.copyOf(issues);
  }

  /** All issues, errors and others. */
  public List<MapIssue> issues() {
    return issues;
  }

  private static String text(String map, List<MapIssue> issues) {
    return issues.stream()
        .filter(issue -> issue.severity() == Severity.ERROR)
        .map(MapIssue::display)
        .collect(Collectors.joining("\n  ", "map " + map + " cannot run:\n  ", ""));
  }
}
