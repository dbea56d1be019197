package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a resource is an employee or comes from a vendor. */
public enum WorkerType implements Option {
  /** Employee. */
  EMPLOYEE(192350000),
  /** Contract Worker. */
  CONTRACT_WORKER(192350001);

  private final int number;

  WorkerType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
