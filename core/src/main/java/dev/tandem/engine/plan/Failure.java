package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversion answers instead of a value when the value does not fit. It travels as a result
 * so that the fast path needs no context; the row is then explained in full. Immutable.
 *
 * @param code kind of problem
 * @param message what was expected, without the value
 * @param value the offending value, null when there is none
 * @param allowed values that would do
 */
public record Failure(
    ErrorCode code, String message, @Nullable Object value, List<String> allowed) {

  /** A failure without a list of allowed values. */
  static Failure of(ErrorCode code, String message, @Nullable Object value) {
    return new Failure(code, message, value, List.of());
  }

  /** This failure as a problem of a field. */
  Problem at(String field, String route) {
    return new Problem(
        code, field, route + ": " + message, value == null ? null : Texts.of(value), allowed);
  }
}
