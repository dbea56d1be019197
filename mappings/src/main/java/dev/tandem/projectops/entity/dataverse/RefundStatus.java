package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether what is left of a retainer is paid back; none while it is not (OPT-18). */
public enum RefundStatus implements Option {
  /** Ready to refund. */
  READY_TO_REFUND(192350000),
  /** Refunded. */
  REFUNDED(192350001);

  private final int number;

  RefundStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
