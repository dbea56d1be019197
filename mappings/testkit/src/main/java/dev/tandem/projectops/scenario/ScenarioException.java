package dev.tandem.projectops.scenario;

/**
 * A scenario cannot be played on: a row is refused by the side that it is written on, or work lacks
 * what it needs. The message names file, line and column.
 */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String place, Exception cause) {
    super(place + ": " + cause.getMessage(), cause);
  }
}
