package dev.tandem.diff;

import org.jspecify.annotations.Nullable;

/**
 * One place where two sides of a merge cannot both be had. The merged map says there what ours
 * says. Immutable.
 *
 * @param place where
 * @param kind in which way they disagree
 * @param base what the base says, null for nothing
 * @param ours what our side says, null for nothing
 * @param theirs what their side says, null for nothing
 */
public record MapConflict(
    MapPlace place,
    Kind kind,
    @Nullable String base,
    @Nullable String ours,
    @Nullable String theirs) {

  /** In which way two sides disagree. */
  public enum Kind {
    /** Both changed it, and not alike. */
    BOTH_CHANGED("both changed it"),
    /** Our side removed what their side changed. */
    REMOVED_BY_OURS("ours removed what theirs changed"),
    /** Their side removed what our side changed. */
    REMOVED_BY_THEIRS("theirs removed what ours changed"),
    /** What their side did feeds a field that our side feeds otherwise (DIPV1026). */
    FED_TWICE("both feed one field"),
    /** What both did leaves open what comes first (UND-8). */
    ORDER_UNDECIDED("the order is open");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** How people are told of it. */
    public String words() {
      return words;
    }
  }

  /** The conflict for people. */
  public String display() {
    return "%s: %s (base: %s, ours: %s, theirs: %s)"
        .formatted(place.display(), kind.words(), shown(base), shown(ours), shown(theirs));
  }

  private static String shown(@Nullable String text) {
    return text == null ? "nothing" : text;
  }
}
