package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How a contract line is billed (OPT-7, CL-2). */
public enum BillingMethod implements Option {
  /** Time and Material. */
  TIME_AND_MATERIAL(192350000),
  /** Fixed Price. */
  FIXED_PRICE(192350001);

  private final int number;

  BillingMethod(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
