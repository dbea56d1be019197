package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.AccrualPosting;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.LedgerPosting;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The parameter of beginning balances: actuals up to a day open the subledger only, later ones go
 * through the integration journal (BB-1 to BB-4). Pure and immutable.
 *
 * @param asOf the last day of the beginning balances
 * @param journal name of the journal that takes them
 * @param posted whether one was posted, which freezes the day (BB-1)
 */
public record BeginningBalance(LocalDate asOf, String journal, boolean posted) {

  /** Which import takes an actual. */
  public enum Way {
    /** The journal of beginning balances. */
    BEGINNING_BALANCE,
    /** The integration journal, or the invoice proposal of a billed sale. */
    INTEGRATION,
    /** None: milestones and retainers of before are migrated by the cutover map (BB-4, BB-5). */
    EXCLUDED
  }

  /** How an actual opens in the subledger; the ledger gets nothing (BB-3). */
  public record Opening(LedgerPosting cost, boolean accrued, boolean invoiced) {}

  /** The parameter with another day; refused once a balance was posted. */
  public BeginningBalance with(LocalDate day) {
    if (posted && !day.equals(asOf)) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED,
          "beginning balances as of " + asOf,
          "a balance was posted, so the day stays (BB-1)");
    }
    return new BeginningBalance(day, journal, posted);
  }

  /** The parameter after the first posting. */
  public BeginningBalance afterPosting() {
    return new BeginningBalance(asOf, journal, true);
  }

  /** Which import takes the actual (BB-2, BB-4). */
  public Way way(StagedActual actual) {
    if (actual.date().isAfter(asOf)) {
      return Way.INTEGRATION;
    }
    return actual.actualClass().type() == TransactionType.ON_ACCOUNT
        ? Way.EXCLUDED
        : Way.BEGINNING_BALANCE;
  }

  /**
   * How an actual of before opens.
   *
   * @param profile the profile of its line; null without a contract line
   */
  public Opening opening(
      StagedActual actual, @Nullable RevenueProfile profile, LineProperty property) {
    if (way(actual) != Way.BEGINNING_BALANCE) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED, "actual " + actual.id(), "it is no beginning balance (BB-2)");
    }
    TransactionType type = actual.actualClass().type();
    LedgerPosting cost =
        profile != null && profile.method() == BillingMethod.FIXED_PRICE
            ? profile.costPosting(type)
            : LedgerPosting.PROFIT_AND_LOSS;
    boolean accrued =
        actual.kind() == ActualKind.UNBILLED_SALE
            && profile != null
            && AccrualPosting.isAccrued(profile, type, property);
    return new Opening(cost, accrued, actual.kind() == ActualKind.BILLED_SALE);
  }
}
