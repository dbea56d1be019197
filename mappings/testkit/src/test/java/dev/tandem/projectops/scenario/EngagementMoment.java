package dev.tandem.projectops.scenario;

import java.time.LocalDate;

/**
 * When a move is made; names of what it makes are made of its number.
 *
 * @param number of the move
 * @param day the day of it
 */
record EngagementMoment(int number, LocalDate day) {
  /** A step of this move. */
  EngagementStep step(String says) {
    return new EngagementStep(number + ": " + says, day.toString());
  }
}
