package dev.tandem.projectops.ledger;

/**
 * One line of a voucher: debit above zero, credit below. Immutable.
 *
 * @param type the role of the amount
 * @param mainAccount the account the posting setup gives to that role
 * @param amount in transaction and accounting currency
 * @param dimensions its financial dimensions
 */
public record VoucherLine(
    PostingType type, String mainAccount, BookedAmount amount, Dimensions dimensions) {

  /** The same line with the other sign. */
  public VoucherLine reverse() {
    return new VoucherLine(type, mainAccount, amount.negate(), dimensions);
  }

  /** For people: account and amounts. */
  public String display() {
    return mainAccount + " " + amount.transaction() + " / " + amount.accounting();
  }
}
