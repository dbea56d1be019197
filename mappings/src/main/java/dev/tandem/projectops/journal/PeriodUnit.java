package dev.tandem.projectops.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The period that one journal stands for (PAR-4, JRN-5). */
public enum PeriodUnit {
  /** A journal for each day. */
  DAYS,
  /** A journal for each month. */
  MONTHS,
  /** A journal for each year. */
  YEARS,
  /** One journal for everything. */
  ALL;

  /** First day of the period of a transaction date (UND-22); null when there is no period. */
  public @Nullable LocalDate start(LocalDate date) {
    return switch (this) {
      case DAYS -> date;
      case MONTHS -> date.withDayOfMonth(1);
      case YEARS -> date.withDayOfYear(1);
      case ALL -> null;
    };
  }
}
