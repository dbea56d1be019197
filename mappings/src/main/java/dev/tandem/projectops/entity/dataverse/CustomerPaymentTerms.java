package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Terms of payment of a contract customer (FS-3). */
public enum CustomerPaymentTerms implements Option {
  /** Net 30. */
  NET_30(1),
  /** 2 percent within 10 days, net 30. */
  TWO_PERCENT_10_NET_30(2),
  /** Net 45. */
  NET_45(3),
  /** An option that no page gives a label for (FS-3). */
  OPTION_192350001(192350001);

  private final int number;

  CustomerPaymentTerms(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
