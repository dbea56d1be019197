package dev.tandem.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code that somebody decided to live with. Immutable.
 *
 * @param code the code
 * @param map the map it is for, null for every map beside the file
 * @param field the field it is for: the finance field, the Dataverse path, or both as findings
 *     write them; null for all
 * @param reason why; never blank
 */
public record Suppression(
    String code, @Nullable String map, @Nullable String field, String reason) {

  public Suppression {
    Objects.requireNonNull(code, "code");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a suppression says why");
    }
  }

  /** Whether it is for this finding. */
  public boolean covers(Finding finding) {
    FindingPlace place = finding.place();
    return code.equalsIgnoreCase(finding.code())
        && (map == null || map.strip().equalsIgnoreCase(place.map()))
        && (field == null || names(field.strip(), place.field()));
  }

  private static boolean names(String wanted, @Nullable String label) {
    if (label == null) {
      return false;
    }
    String[] ends = label.split(" [=<>?]{1,2} ", 2);
    return label.equalsIgnoreCase(wanted)
        || ends[0].equalsIgnoreCase(wanted)
        || (ends.length == 2 && ends[1].equalsIgnoreCase(wanted));
  }
}
