package dev.tandem.projectops.ledger;

/**
 * What a billing type means for a journal line (PAR-1). Immutable.
 *
 * @param name for example {@code Billable} or {@code NonBill}
 * @param invoiced whether the sale counts in invoice amounts
 * @param accrued whether the sale may accrue revenue
 */
public record LineProperty(String name, boolean invoiced, boolean accrued) {
  /** A property of work that is charged. */
  public static LineProperty billable(String name) {
    return new LineProperty(name, true, true);
  }

  /** A property of work that is not charged (JRN-27). */
  public static LineProperty notBillable(String name) {
    return new LineProperty(name, false, false);
  }
}
