package dev.tandem.projectops.scenario;

/**
 * Something that is not as a scenario expects. Immutable.
 *
 * @param place file, line and column of the expectation
 * @param text what was expected and what was found
 */
public record Difference(String place, String text) {

  /** Both, on one line. */
  public String display() {
    return place + ": " + text;
  }
}
