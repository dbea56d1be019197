package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a worker is employed. */
public enum WorkerStatus implements Option {
  /** employed. */
  EMPLOYED(754400000),
  /** terminated. */
  TERMINATED(754400001);

  private final int number;

  WorkerStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
