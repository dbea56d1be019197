package dev.tandem.core.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** What was found to be wrong, in the order in which it was found. */
final class Violations {
  private final List<Violation> found = new ArrayList<>();

  /**
   * One thing that is wrong.
   *
   * @param invariant its name, such as {@code I7}
   * @param what for people
   */
  record Violation(String invariant, String what) {
    @Override
    public String toString() {
      return invariant + ": " + what;
    }
  }

  void add(String invariant, String what) {
    found.add(new Violation(invariant, what));
  }

  List<Violation> all() {
    return List.copyOf(found);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }
}
