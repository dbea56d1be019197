package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The system of measures that a unit belongs to. */
public enum UnitSystem implements Option {
  /** none. */
  NONE(192350000),
  /** metric. */
  METRIC(192350001),
  /** us. */
  US(192350002);

  private final int number;

  UnitSystem(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
