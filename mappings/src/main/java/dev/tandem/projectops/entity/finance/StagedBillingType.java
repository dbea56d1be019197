package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether staged work is charged (OPT-11, OPT-21, UND-7). */
public enum StagedBillingType implements Member {
  /** Not Specified. */
  NOT_SPECIFIED("NotSpecified", 0),
  /** Chargeable. */
  CHARGEABLE("Chargeable", 1),
  /** Non Chargeable. */
  NON_CHARGEABLE("NonChargeable", 2),
  /** Complimentary. */
  COMPLIMENTARY("Complimentary", 3),
  /** Not Available. */
  NOT_AVAILABLE("NotAvailable", 4);

  private final String symbol;
  private final int number;

  StagedBillingType(String symbol, int number) {
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
