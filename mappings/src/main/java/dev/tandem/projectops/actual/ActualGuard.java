package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;

/**
 * What people may do to actuals: change the two descriptions, and nothing else (ACT-1, ACT-2,
 * ERR-26, UND-38). No state; safe for any thread.
 */
public final class ActualGuard {
  private ActualGuard() {}

  /**
   * Lets processes create actuals, and nobody else.
   *
   * @throws FaultException with ERR-26 for every other author
   */
  public static Actual create(Actual actual, ActualAuthor author) {
    if (!author.mayCreate()) {
      throw new FaultException(FaultCode.ERR_26, "actual", "created by " + author);
    }
    return actual;
  }

  /**
   * Lets a change through that touches only the descriptions.
   *
   * @throws FaultException when anything else changes (ACT-2)
   */
  public static Actual edit(Actual before, Actual after) {
    Actual allowed =
        Actual.builder()
            .from(before)
            .description(after.description())
            .externalDescription(after.externalDescription())
            .build();
    if (!allowed.equals(after)) {
      throw new FaultException(
          FaultCode.ACTUAL_LOCKED,
          ActualRows.place(before),
          "more than description and external description changes");
    }
    return allowed;
  }
}
