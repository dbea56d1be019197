package dev.tandem.projectops.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Completion by days, from the start to the end of one contract line, both days counted (REV-8).
 * Immutable.
 *
 * @param start first day
 * @param end last day, not before the first
 */
public record StraightLine(LocalDate start, LocalDate end) {
  /** Refuses an end before the start. */
  public StraightLine {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "contract line from " + start + " to " + end + ": give an end on or after the start");
    }
  }

  /** How much of the time has passed at the end of a day; nothing before, everything after. */
  public Completion at(LocalDate day) {
    long all = ChronoUnit.DAYS.between(start, end) + 1;
    long passed = Math.min(all, Math.max(0, ChronoUnit.DAYS.between(start, day) + 1));
    return new Completion(BigDecimal.valueOf(passed), BigDecimal.valueOf(all));
  }
}
