package dev.tandem.spi.value;

/**
 * The value of a slot that is present but empty: null on Dataverse, SQL null on finance. It differs
 * from a slot that is absent, which says nothing about the column (NUL-1, NUL-2).
 */
public enum Blank {
  /** The only blank. */
  BLANK;

  @Override
  public String toString() {
    return "blank";
  }
}
