package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a task is linked to a contract line by itself (task-based billing, EST-15). */
public enum TaskLinkStatus implements Option {
  /** No contract line names the task. */
  NOT_LINKED(192350000),
  /** A contract line names the task. */
  LINKED(192350001);

  private final int number;

  TaskLinkStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
