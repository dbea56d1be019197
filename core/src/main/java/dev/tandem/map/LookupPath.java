package dev.tandem.map;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Dataverse end of a field mapping: a column, a path of lookups that ends in a key column
 * (LKP-1, LKP-2), or a polymorphic lookup with a key column per target (LKP-5). Immutable.
 *
 * @param segments the column, or lookups followed by the key column; for the polymorphic form just
 *     the lookup
 * @param targets key column per target table in path order; empty unless polymorphic
 */
public record LookupPath(List<String> segments, List<Target> targets) {
  /** More lookups in a row than any map has; the rest is then no name, and the path is refused. */
  private static final int MAX_PARTS = 32;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern TARGET =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\(\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\)\\s*");

  /**
   * One table a polymorphic lookup may point at.
   *
   * @param table logical name
   * @param key key column
   */
  public record Target(String table, String key) {}

  public LookupPath {
    segments = List.copyOf(segments);
    targets = List.copyOf(targets);
  }

  /**
   * Reads a {@code destinationField}; null when it is not formed like a path, for example when the
   * part after a point is missing (LKP-10).
   */
  public static @Nullable LookupPath parse(String text) {
    List<String> segments = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (String part : text.split("\\.", MAX_PARTS + 1)) {
      Matcher target = TARGET.matcher(part);
      if (target.matches() && !segments.isEmpty()) {
        targets.add(new Target(target.group(1), target.group(2)));
      } else if (targets.isEmpty() && NAME.matcher(part.strip()).matches()) {
        segments.add(part.strip());
      } else {
        return null;
      }
    }
    boolean oneLookup = targets.isEmpty() || segments.size() == 1;
    return oneLookup ? new LookupPath(segments, targets) : null;
  }

  /** The column of the mapped table. */
  public String column() {
    return segments.get(0);
  }

  /** Whether the value stands in the column itself. */
  public boolean isPlain() {
    return segments.size() == 1 && targets.isEmpty();
  }

  /** Whether the lookup may point at several tables. */
  public boolean isPolymorphic() {
    return !targets.isEmpty();
  }

  /** The part of a non-polymorphic path behind its first lookup, points between. */
  public String remainder() {
    return String.join(".", segments.subList(1, segments.size()));
  }
}
