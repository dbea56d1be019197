package dev.tandem.sync.policy;

import dev.tandem.spi.schema.Side;
import java.util.Objects;

/**
 * Who wins when both sides changed a row since they last agreed (I14, UND-16). Both sides come to
 * the same winner, whichever change is read first (I15). Immutable.
 *
 * @param kind how the winner is found
 * @param side who wins, or who wins where the kind alone does not decide
 */
public record ConflictPolicy(Kind kind, Side side) {

  /** How the winner is found. */
  public enum Kind {
    /** Always the same side. */
    SIDE_WINS,
    /** The later commit by the clocks of the two systems; these are not comparable exactly. */
    LATER_WINS,
    /** Each column by itself: one side's change is taken, and of two the side's. */
    MERGE,
    /** Nobody, until a person chooses. */
    MANUAL
  }

  public ConflictPolicy {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(side, "side");
  }

  /** The row of this side wins. */
  public static ConflictPolicy wins(Side side) {
    return new ConflictPolicy(Kind.SIDE_WINS, side);
  }

  /** The later commit wins, and at the same instant this side. */
  public static ConflictPolicy laterWins(Side tie) {
    return new ConflictPolicy(Kind.LATER_WINS, tie);
  }

  /** Columns are merged; of a column that both changed, this side's value wins. */
  public static ConflictPolicy merge(Side tie) {
    return new ConflictPolicy(Kind.MERGE, tie);
  }

  /** A person chooses. */
  public static ConflictPolicy manual() {
    return new ConflictPolicy(Kind.MANUAL, Side.DATAVERSE);
  }
}
