package dev.tandem.projectops.journal;

/** What a staged actual is (OPT-10). */
public enum ActualKind {
  /** Cost of the contracting company. */
  COST(0),
  /** Unbilled sale. */
  UNBILLED_SALE(1),
  /** Billed sale; becomes a proposal line, never a journal line (JRN-3). */
  BILLED_SALE(2),
  /** Cost of the resourcing company (JRN-26). */
  RESOURCING_COST(0),
  /** Sale of the resourcing company to the contracting one (JRN-26). */
  INTER_ORG_SALE(1);

  private final int rank;

  ActualKind(int rank) {
    this.rank = rank;
  }

  /** Cost comes before its sale (UND-23). */
  int rank() {
    return rank;
  }

  /** Whether it is about another company of the group. */
  public boolean intercompany() {
    return this == RESOURCING_COST || this == INTER_ORG_SALE;
  }

  /** Whether it is a cost. */
  public boolean cost() {
    return rank == 0;
  }
}
