package dev.tandem.sync.policy;

import static java.util.Objects.requireNonNull;

/**
 * One reason why maps are not started. Immutable; its texts hold no values of rows.
 *
 * @param code what kind of problem, by the numbers of whoever knows it, for example {@code ERR-28}
 * @param place where it is, with the maps that it is about
 * @param problem what was found, and what should be there
 * @param remedy what to do, after which the start can be asked for again
 */
public record StartRefusal(String code, String place, String problem, String remedy) {
  /** Refuses null parts. */
  public StartRefusal {
    requireNonNull(code, "code");
    requireNonNull(place, "place");
    requireNonNull(problem, "problem");
    requireNonNull(remedy, "remedy");
  }

  /** All of it, on one line. */
  public String display() {
    return "%s at %s: %s. %s".formatted(code, place, problem, remedy);
  }
}
