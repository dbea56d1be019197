package dev.tandem.projectops.ledger;

/** Where dimensions start, and which ones the receivable of an invoice takes. Pure. */
public final class ReceivableDimensions {
  private ReceivableDimensions() {}

  /**
   * Dimensions of the receivable (DIM-5, PROP-19): those of the proposal header only with the
   * parameter "Allow updates to project dimensions for accounts receivable", else those of the
   * unbilled rows.
   *
   * @param headerAllowed the parameter
   */
  public static Dimensions find(Dimensions header, Dimensions unbilled, boolean headerAllowed) {
    return headerAllowed ? header : unbilled;
  }

  /**
   * Default of a funding source and of a project: what is set there, else the customer's (DIM-1).
   */
  public static Dimensions fromCustomer(Dimensions own, Dimensions customer) {
    return own.orElse(customer);
  }
}
