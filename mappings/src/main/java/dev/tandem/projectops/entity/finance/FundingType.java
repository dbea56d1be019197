package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Who pays a project contract. */
public enum FundingType implements Member {
  /** Customer. */
  CUSTOMER("Customer", 0),
  /** Organization. */
  ORGANIZATION("Organization", 1),
  /** Grant. */
  GRANT("Grant", 2),
  /** On Hold Funding Source. */
  ON_HOLD_FUNDING_SOURCE("OnHoldFundingSource", 3);

  private final String symbol;
  private final int number;

  FundingType(String symbol, int number) {
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
