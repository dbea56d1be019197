package dev.tandem.projectops.ledger;

/** How a contract line is billed; a profile is for one of them (ACC-1). */
public enum BillingMethod {
  /** By what was done. */
  TIME_AND_MATERIAL,
  /** By milestones. */
  FIXED_PRICE,
  /** Not at all: an investment project, whose cost is kept until it is eliminated (IP-3). */
  INVESTMENT
}
