package dev.tandem.projectops.ledger;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A project cost and revenue profile: how cost, accrual, invoices and estimates of one billing
 * method reach the ledger (ACC-1). Immutable and safe for any thread.
 *
 * @param name for example {@code TM_WIP}
 * @param method the billing method it is for
 * @param cost what the cost of each type does; a type that is not named posts to profit and loss
 * @param onAccount what milestones do, before {@link #onAccountPosting} applies ACC-14
 * @param accrued the types whose unbilled sales accrue revenue
 * @param principle the recognition of revenue
 */
public record RevenueProfile(
    String name,
    BillingMethod method,
    Map<TransactionType, LedgerPosting> cost,
    LedgerPosting onAccount,
    Set<TransactionType> accrued,
    RecognitionPrinciple principle) {

  /** Refuses accruals that ACC-11 does not allow and on-account postings that ACC-10 lacks. */
  public RevenueProfile {
    cost = Map.copyOf(cost);
    accrued = Set.copyOf(accrued);
    for (TransactionType type : accrued) {
      LedgerPosting posting = cost.getOrDefault(type, LedgerPosting.PROFIT_AND_LOSS);
      if (type == TransactionType.ON_ACCOUNT || posting != LedgerPosting.PROFIT_AND_LOSS) {
        throw invalid(name, "accrues " + type + ", whose cost does not post to profit and loss");
      }
    }
    if (method == BillingMethod.FIXED_PRICE && !accrued.isEmpty()) {
      throw invalid(name, "fixed price has no unbilled sales to accrue (ACC-13)");
    }
    if (onAccount != LedgerPosting.BALANCE && onAccount != LedgerPosting.PROFIT_AND_LOSS) {
      throw invalid(name, "on-account posts to balance or to profit and loss, not " + onAccount);
    }
  }

  private static FaultException invalid(String name, String reason) {
    return new FaultException(FaultCode.PROFILE_INVALID, "profile " + name, reason);
  }

  /** Time and material with cost in profit and loss, with these types accrued. */
  public static RevenueProfile timeAndMaterial(String name, Set<TransactionType> accrued) {
    return new RevenueProfile(
        name,
        BillingMethod.TIME_AND_MATERIAL,
        Map.of(),
        LedgerPosting.PROFIT_AND_LOSS,
        accrued,
        RecognitionPrinciple.NO_WIP);
  }

  /** Fixed price with cost in profit and loss and milestones on the balance sheet. */
  public static RevenueProfile fixedPrice(String name, RecognitionPrinciple principle) {
    return new RevenueProfile(
        name, BillingMethod.FIXED_PRICE, Map.of(), LedgerPosting.BALANCE, Set.of(), principle);
  }

  /** Investment: every cost is kept on the balance sheet, and nothing is billed (IP-3). */
  public static RevenueProfile investment(String name) {
    Map<TransactionType, LedgerPosting> kept = new EnumMap<>(TransactionType.class);
    for (TransactionType type : TransactionType.values()) {
      kept.put(type, LedgerPosting.BALANCE);
    }
    return new RevenueProfile(
        name,
        BillingMethod.INVESTMENT,
        kept,
        LedgerPosting.PROFIT_AND_LOSS,
        Set.of(),
        RecognitionPrinciple.NO_WIP);
  }

  /** What the cost of a type does. */
  public LedgerPosting costPosting(TransactionType type) {
    return cost.getOrDefault(type, LedgerPosting.PROFIT_AND_LOSS);
  }

  /** What milestones do: No WIP forces profit and loss (ACC-14). */
  public LedgerPosting onAccountPosting() {
    return principle == RecognitionPrinciple.NO_WIP ? LedgerPosting.PROFIT_AND_LOSS : onAccount;
  }

  /** Whether an unbilled sale of this type accrues revenue (ACC-11). */
  public boolean accrues(TransactionType type) {
    return accrued.contains(type);
  }
}
