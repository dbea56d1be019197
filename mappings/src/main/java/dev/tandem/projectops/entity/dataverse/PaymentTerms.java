package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Terms of payment of an order or invoice (FLD-23). */
public enum PaymentTerms implements Option {
  /** Net 30. */
  NET_30(1),
  /** 2 percent within 10 days, net 30. */
  TWO_PERCENT_10_NET_30(2),
  /** Net 45. */
  NET_45(3),
  /** Net 60. */
  NET_60(4);

  private final int number;

  PaymentTerms(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
