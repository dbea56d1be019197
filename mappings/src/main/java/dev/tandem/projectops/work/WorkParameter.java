package dev.tandem.projectops.work;

import static java.util.Objects.requireNonNull;

/**
 * A parameter of an action. Immutable and safe for any thread.
 *
 * @param name its name, in kebab case
 * @param required whether the action cannot do without it
 * @param meaning what it says, in words
 */
public record WorkParameter(String name, boolean required, String meaning) {
  /** Refuses null parts. */
  public WorkParameter {
    requireNonNull(name, "name");
    requireNonNull(meaning, "meaning");
  }

  static WorkParameter needed(String name, String meaning) {
    return new WorkParameter(name, true, meaning);
  }

  static WorkParameter may(String name, String meaning) {
    return new WorkParameter(name, false, meaning);
  }

  /** Name and meaning on one line, for lists and errors. */
  public String display() {
    return name + (required ? "" : " (optional)") + ": " + meaning;
  }
}
