package dev.tandem.check;

import java.util.List;

/**
 * The suppressions that stand in one file. Immutable.
 *
 * @param file where they come from, empty when there is none
 * @param entries in the order of the file
 */
public record Suppressions(String file, List<Suppression> entries) {
  /** Nothing is suppressed. */
  public static final Suppressions NONE = new Suppressions("", List.of());

  public Suppressions {
    entries = List.copyOf(entries);
  }
}
