package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What a staged actual or estimate records (OPT-10, OPT-20). */
public enum StagedTransactionType implements Member {
  /** Cost. */
  COST("Cost", 0),
  /** Sales. */
  SALES("Sales", 1),
  /** Tax. */
  TAX("Tax", 2),
  /** Billed Sales. */
  BILLED_SALES("BilledSales", 3),
  /** Inter Org Sales. */
  INTER_ORG_SALES("InterOrgSales", 4),
  /** Resourcing Unit Cost. */
  RESOURCING_UNIT_COST("ResourcingUnitCost", 5);

  private final String symbol;
  private final int number;

  StagedTransactionType(String symbol, int number) {
    this.symbol = symbol;
    this.number = number;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public int number() {
    return number;
  }
}
