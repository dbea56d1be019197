package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The kind of work behind an actual or estimate (OPT-2). */
public enum TransactionClass implements Option {
  /** Time. */
  TIME(192350000),
  /** Expense. */
  EXPENSE(192350001),
  /** Material. */
  MATERIAL(192350002),
  /** Milestone. */
  MILESTONE(192350003),
  /** Fee. */
  FEE(192350004),
  /** Tax. */
  TAX(690970002),
  /** Commission. */
  COMMISSION(690970000),
  /** Additional. */
  ADDITIONAL(690970001),
  /**
   * Retainer: exists in the product, its number is not published (UND-1); {@link
   * TransactionClassNumbers} takes the one of your environment.
   */
  RETAINER(UNPUBLISHED);

  private final int number;

  TransactionClass(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
