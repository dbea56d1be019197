package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether an actual was corrected; a live one has none (OPT-5, ACT-9). */
public enum AdjustmentStatus implements Option {
  /** In Process. */
  IN_PROCESS(192350000),
  /** Adjusted. */
  ADJUSTED(192350001),
  /** Unadjustable. */
  UNADJUSTABLE(192350002);

  private final int number;

  AdjustmentStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
