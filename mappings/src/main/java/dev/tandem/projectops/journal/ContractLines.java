package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.process.Records;
import java.util.List;
import java.util.Optional;

/** The contract lines, which finance keeps as billing rules (CL-1, CL-2). No state. */
public final class ContractLines {
  private ContractLines() {}

  /** The position of the contract line that a staged row names; empty when it names none. */
  public static Optional<Integer> number(ActualStaging row) {
    return row.contractLine().filter(line -> line != 0).or(() -> number(row.contractLineId()));
  }

  /** The position that a text means; empty for a text that is no number. */
  public static Optional<Integer> number(Optional<String> line) {
    return line.map(String::strip).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
  }

  /** The rules of some contract lines, those that exist; a key has contract and position. */
  public static List<BillingRule> find(Records records, List<BillingRule> keys) {
    return records.findAll(BillingRule.CODEC, keys);
  }

  /** The key of a rule. */
  public static BillingRule key(String company, String contract, int line) {
    return BillingRule.builder().company(company).contractId(contract).sequenceNumber(line).build();
  }

  /** The billing method of a rule; time and material unless it says fixed price (CL-2). */
  public static BillingMethod method(BillingRule rule) {
    return rule.billingMethod().is(RuleBillingMethod.FIXED_PRICE)
        ? BillingMethod.FIXED_PRICE
        : BillingMethod.TIME_AND_MATERIAL;
  }
}
