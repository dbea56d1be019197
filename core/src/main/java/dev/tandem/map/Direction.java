package dev.tandem.map;

import dev.tandem.spi.schema.Side;

/** One of the two ways a row travels. */
public enum Direction {
  /** From Dataverse to the finance and operations app. */
  TO_FINANCE,
  /** From the finance and operations app to Dataverse. */
  TO_DATAVERSE;

  /** The side the row comes from. */
  public Side source() {
    return target().other();
  }

  /** The side the row goes to. */
  public Side target() {
    return this == TO_FINANCE ? Side.FINANCE : Side.DATAVERSE;
  }

  /** The other way. */
  public Direction reverse() {
    return this == TO_FINANCE ? TO_DATAVERSE : TO_FINANCE;
  }

  /** The direction towards a side. */
  public static Direction to(Side side) {
    return side == Side.FINANCE ? TO_FINANCE : TO_DATAVERSE;
  }
}
