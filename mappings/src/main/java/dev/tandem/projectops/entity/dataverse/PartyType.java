package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** What a customer or vendor is (OPT-8). */
public enum PartyType implements Option {
  /** Account. */
  ACCOUNT(192350001),
  /** Contact. */
  CONTACT(192350002);

  private final int number;

  PartyType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
