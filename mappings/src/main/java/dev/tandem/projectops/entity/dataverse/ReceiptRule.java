package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether an expense of a category needs a receipt. */
public enum ReceiptRule implements Option {
  /** Optional. */
  OPTIONAL(192350000),
  /** Mandatory. */
  MANDATORY(192350001);

  private final int number;

  ReceiptRule(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
