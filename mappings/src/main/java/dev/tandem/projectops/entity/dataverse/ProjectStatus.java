package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Why a project is in its state. */
public enum ProjectStatus implements Option {
  /** Active. */
  ACTIVE(1),
  /** Project copying. */
  PROJECT_COPYING(192350001),
  /** Project copy failed. */
  PROJECT_COPY_FAILED(192350002),
  /** Project importing. */
  PROJECT_IMPORTING(192350011),
  /** Project import failed. */
  PROJECT_IMPORT_FAILED(192350012),
  /** Inactive: the project is read only. */
  INACTIVE(2),
  /** Closed: the project is read only, future bookings are cancelled. */
  CLOSED(192350000);

  private final int number;

  ProjectStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
