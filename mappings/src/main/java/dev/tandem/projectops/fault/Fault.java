package dev.tandem.projectops.fault;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One error of a process, at one place. An immutable value, safe for any thread; it stops the line
 * or record it names and nothing else.
 *
 * @param code which known error
 * @param place the record it happened on, for example {@code actual A2} or {@code journal J line 3}
 * @param detail what was found there, in words
 */
public record Fault(FaultCode code, String place, String detail) implements Serializable {
  /** Refuses null parts. */
  public Fault {
    requireNonNull(code, "code");
    requireNonNull(place, "place");
    requireNonNull(detail, "detail");
  }

  /** Code, place, what is wrong, what was found and what helps, on one line. */
  public String display() {
    return code.id() + " at " + place + ": " + code.text() + " (" + detail + "). " + code.remedy();
  }

  /** The same error at another place, for a caller who knows the place better. */
  public Fault at(String betterPlace) {
    return new Fault(code, betterPlace, detail);
  }
}
