package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where the sales tax group of a billing comes from (PAR-10, TAX-1). */
public enum TaxGroupMethod implements Member {
  /** From the project. */
  PROJECT("Project", 0),
  /** From the project contract. */
  PROJECT_CONTRACT("ProjectContract", 1),
  /** From the customer. */
  CUSTOMER("Customer", 2),
  /** From the first of the three that has one. */
  SEARCH("Search", 3);

  private final String symbol;
  private final int number;

  TaxGroupMethod(String symbol, int number) {
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
