package dev.tandem.spi.error;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one row. Immutable.
 *
 * @param code what kind of problem
 * @param field the field as the map or the row names it; null when the row as a whole is meant
 * @param message what was tried, found and expected, for people; without field values
 * @param value the offending value as text, null when there is none; hosts show it only at a raised
 *     detail level
 * @param allowed the values that would do, empty when they cannot be listed
 */
public record Problem(
    ErrorCode code,
    @Nullable String field,
    String message,
    @Nullable String value,
    List<String> allowed) {

  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    allowed = List.copyOf(allowed);
  }

  /** A problem without a list of allowed values. */
  public static Problem of(
      ErrorCode code, @Nullable String field, String message, @Nullable Object value) {
    return new Problem(code, field, message, value == null ? null : value.toString(), List.of());
  }

  /** One line for people, with the code and without the value. */
  public String display() {
    return code.text() + (field == null ? ": " : " " + field + ": ") + message;
  }
}
