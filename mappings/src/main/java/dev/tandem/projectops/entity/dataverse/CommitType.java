package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How firmly a resource is booked. */
public enum CommitType implements Option {
  /** Canceled. */
  CANCELED(192350004),
  /** None. */
  NONE(192350000),
  /** Hard Book. */
  HARD_BOOK(192350001),
  /** Soft Book. */
  SOFT_BOOK(192350002),
  /** Proposed. */
  PROPOSED(192350003);

  private final int number;

  CommitType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
