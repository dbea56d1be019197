package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** What an actual or estimate records (OPT-1). */
public enum TransactionType implements Option {
  /** Cost. */
  COST(192350000),
  /** Project Contract. */
  PROJECT_CONTRACT(192350004),
  /** Unbilled Sales. */
  UNBILLED_SALES(192350005),
  /** Billed Sales. */
  BILLED_SALES(192350006),
  /** Resourcing Unit Cost. */
  RESOURCING_UNIT_COST(192350007),
  /** Inter-Organizational Sales. */
  INTER_ORGANIZATIONAL_SALES(192350008);

  private final int number;

  TransactionType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
