package dev.tandem.engine;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** A row that a caller insisted on was filtered or rejected; only from {@code orThrow()}. */
public final class RowRejectedException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final transient MappingResult result;

  /** For {@code orThrow()}. */
  RowRejectedException(MappingResult result) {
    super(codeOf(result), textOf(result));
    this.result = result;
  }

  /** What mapping made of the row. */
  public MappingResult result() {
    return result;
  }

  private static ErrorCode codeOf(MappingResult result) {
    return result instanceof MappingResult.Rejected rejected && !rejected.problems().isEmpty()
        ? rejected.problems().get(0).code()
        : ErrorCode.ROW_MALFORMED;
  }

  private static String textOf(MappingResult result) {
    if (result instanceof MappingResult.Rejected rejected) {
      return rejected.problems().stream()
          .map(problem -> problem.display())
          .collect(Collectors.joining("; ", "the row was rejected: ", ""));
    }
    return result instanceof MappingResult.Filtered filtered
        ? "the row was filtered: " + filtered.reason()
        : "the row was mapped";
  }

  /** The problems, empty when the row was filtered. */
  public List<dev.tandem.spi.error.Problem> problems() {
    return result instanceof MappingResult.Rejected rejected ? rejected.problems() : List.of();
  }
}
