package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How a worker is engaged. */
public enum WorkerRelation implements Option {
  /** employee. */
  EMPLOYEE(754400000),
  /** contractor. */
  CONTRACTOR(754400001);

  private final int number;

  WorkerRelation(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
