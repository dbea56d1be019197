package dev.tandem.compile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing the compiler has to say about a map. Immutable.
 *
 * @param code what kind of issue
 * @param severity how much it matters
 * @param map the map's name
 * @param property the property of the leg that is meant, such as {@code sourceFilter}; null when
 *     none is
 * @param pair position of the field mapping in its leg, from 1; 0 when the map as a whole is meant
 * @param field the field as the map writes it, null when the map as a whole is meant
 * @param message what was found and what was expected
 * @param remedy what to do
 */
public record MapIssue(
    IssueCode code,
    Severity severity,
    String map,
    @Nullable String property,
    int pair,
    @Nullable String field,
    String message,
    String remedy) {

  public MapIssue {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
  }

  /** One line for people. */
  public String display() {
    String place = field == null ? "" : " pair " + pair + " (" + field + ")";
    return "%s %s %s%s: %s; %s".formatted(severity, code, map, place, message, remedy);
  }
}
