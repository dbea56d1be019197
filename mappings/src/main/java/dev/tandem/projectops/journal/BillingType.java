package dev.tandem.projectops.journal;

/** The billing type of a staged actual (OPT-11); each has a line property (PAR-1). */
public enum BillingType {
  /** The actual has none (UND-7). */
  NOT_SPECIFIED,
  /** Charged. */
  CHARGEABLE,
  /** Not charged. */
  NON_CHARGEABLE,
  /** Given away. */
  COMPLIMENTARY,
  /** Anything else, and every cost. */
  NOT_AVAILABLE
}
