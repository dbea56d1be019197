package dev.tandem.projectops.ledger;

/** The parameter "Sales tax group method" (PAR-10, TAX-1). */
public enum TaxGroupMethod {
  /** The group of the project. */
  PROJECT,
  /** The group of the contract. */
  CONTRACT,
  /** The group of the customer. */
  CUSTOMER,
  /** Project, then contract, then customer: the first that is not blank. */
  SEARCH
}
