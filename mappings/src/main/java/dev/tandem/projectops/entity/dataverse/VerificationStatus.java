package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How far the check of a vendor invoice line has come (OPT-13, VI-11). */
public enum VerificationStatus implements Option {
  /** Not started. */
  NOT_STARTED(192350000),
  /** In progress. */
  IN_PROGRESS(192350001),
  /** Complete. */
  COMPLETE(192350002);

  private final int number;

  VerificationStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
