package dev.tandem.projectops.revenue;

import java.math.BigDecimal;

/** How the cost that is still to come is found (REV-11). */
public enum CostToComplete {
  /** Total cost, typed in finance, minus actual cost. */
  TOTAL_COST_MINUS_ACTUAL,
  /** Total forecast minus actual cost. */
  TOTAL_FORECAST_MINUS_ACTUAL,
  /** The one of the previous estimate. */
  AS_PREVIOUS,
  /** None: the engagement is complete. */
  ZERO;

  /**
   * The cost to complete; never below zero when it is a difference.
   *
   * @param total total cost or total forecast, for the two differences
   * @param actual actual cost to date
   * @param previous cost to complete of the previous estimate
   */
  public BigDecimal of(BigDecimal total, BigDecimal actual, BigDecimal previous) {
    return switch (this) {
      case TOTAL_COST_MINUS_ACTUAL, TOTAL_FORECAST_MINUS_ACTUAL ->
          total.subtract(actual).max(BigDecimal.ZERO);
      case AS_PREVIOUS -> previous;
      case ZERO -> BigDecimal.ZERO;
    };
  }
}
