package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.process.Records;
import java.util.Comparator;
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

  /**
   * The contract line that covers work on a project which names none, as the cost of a vendor
   * invoice that is final in finance (CL-7, STK-5, IC-10): the first one of the contract of the
   * project that includes the type. Empty for an internal project.
   */
  public static Optional<BillingRule> covering(
      Records records, Optional<String> project, TransactionType type) {
    Optional<String> contract =
        project
            .flatMap(
                id ->
                    records.find(
                        ProjectAccount.CODEC,
                        ProjectAccount.builder()
                            .company(records.companyCode())
                            .projectId(id)
                            .build()))
            .flatMap(ProjectAccount::contractId)
            .filter(id -> !id.isBlank());
    return contract.isEmpty()
        ? Optional.empty()
        : records
            .where(
                BillingRule.CODEC,
                rule ->
                    rule.contractId().equals(contract)
                        && rule.projectId().equals(project)
                        && includes(rule, type))
            .stream()
            .min(Comparator.comparing(rule -> rule.sequenceNumber().orElse(0)));
  }

  private static boolean includes(BillingRule rule, TransactionType type) {
    return switch (type) {
      case HOUR -> rule.includesHours().orElse(true);
      case EXPENSE -> rule.includesExpenses().orElse(true);
      case ITEM -> rule.includesItems().orElse(true);
      case FEE, ON_ACCOUNT -> rule.includesFees().orElse(true);
    };
  }
}
