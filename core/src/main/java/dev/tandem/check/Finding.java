package dev.tandem.check;

import com.google.common.hash.Hashing;
import dev.tandem.compile.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One thing the checker has to say about a map. Immutable.
 *
 * @param code what kind of finding; {@link CheckCodes} explains it
 * @param severity how much it matters
 * @param place where it is
 * @param message what was found and what was expected
 * @param remedy what to do
 */
public record Finding(
    String code, Severity severity, FindingPlace place, String message, String remedy) {
  private static final int FINGERPRINT_LENGTH = 32;

  /** One line for people. */
  public String display() {
    return "%s %s %s: %s; %s".formatted(severity, code, place.display(), message, remedy);
  }

  /**
   * The same for the same finding in another version of the map, however its fields are ordered and
   * wherever its file stands: what a baseline remembers.
   */
  public String fingerprint() {
    String field = place.field() == null ? "" : place.field().toLowerCase(Locale.ROOT);
    String text = String.join("\n", code, place.map(), field, message);
    return Hashing.sha256()
        .hashString(text, StandardCharsets.UTF_8)
        .toString()
        .substring(0, FINGERPRINT_LENGTH);
  }
}
