package dev.tandem.example.flink.wire;

/**
 * A row that did not travel. It holds no field values but those of its name. Immutable.
 *
 * @param why at which step
 * @param row the identifier or the key of the source row; of the target row when it was refused
 * @param reason for people
 */
public record LeftOut(Why why, String row, String reason) {

  /** The steps at which a row may end. */
  public enum Why {
    /** The filter or the company of the row keeps it out. */
    FILTERED,
    /** It cannot be mapped. */
    REJECTED,
    /** The other system does not take it. */
    REFUSED
  }
}
