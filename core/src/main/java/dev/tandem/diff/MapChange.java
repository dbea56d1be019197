package dev.tandem.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two maps. A part that comes or goes is one change with all it holds.
 * Immutable.
 *
 * @param place where
 * @param kind how
 * @param before what the old map says, null when the part is new
 * @param after what the new map says, null when the part is gone
 * @param rows the rows that it affects; empty when it affects none
 */
public record MapChange(
    MapPlace place,
    Kind kind,
    @Nullable String before,
    @Nullable String after,
    List<RowScope> rows) {

  /** How a part differs. */
  public enum Kind {
    /** Only the new map has it. */
    ADDED("+"),
    /** Only the old map has it. */
    REMOVED("-"),
    /** Both have it, with different meaning. */
    CHANGED("~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** One sign for lists. */
    public String sign() {
      return sign;
    }
  }

  public MapChange {
    rows = List.copyOf(rows);
  }

  /** The change on one line, without the rows. */
  public String display() {
    return switch (kind) {
      case ADDED -> "+ " + place.display() + ": " + after;
      case REMOVED -> "- " + place.display() + ": " + before;
      case CHANGED -> "~ " + place.display() + ": " + before + " -> " + after;
    };
  }
}
