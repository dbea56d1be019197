package dev.tandem.filter;

import dev.tandem.spi.schema.Side;
import java.util.Locale;

/** How a comparison relates a column to its literal, with the spelling of both languages. */
public enum ComparisonOperator {
  /** Equal. */
  EQ("==", Truth.FALSE, Truth.TRUE, Truth.FALSE, Truth.FALSE),
  /** Not equal; unknown on a missing value (FLT-15). */
  NE("!=", Truth.TRUE, Truth.FALSE, Truth.TRUE, Truth.TRUE),
  /** Greater. */
  GT(">", Truth.FALSE, Truth.FALSE, Truth.TRUE, Truth.UNKNOWN),
  /** Greater or equal. */
  GE(">=", Truth.FALSE, Truth.TRUE, Truth.TRUE, Truth.UNKNOWN),
  /** Less. */
  LT("<", Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.UNKNOWN),
  /** Less or equal. */
  LE("<=", Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.UNKNOWN);

  private final String finance;
  private final Truth below;
  private final Truth same;
  private final Truth above;
  private final Truth different;

  ComparisonOperator(String finance, Truth below, Truth same, Truth above, Truth different) {
    this.finance = finance;
    this.below = below;
    this.same = same;
    this.above = above;
    this.different = different;
  }

  /** The operator as the language of a side writes it: {@code eq} or {@code ==}. */
  public String text(Side side) {
    return side == Side.FINANCE ? finance : name().toLowerCase(Locale.ROOT);
  }

  /** The operator that holds exactly where this one fails. */
  public ComparisonOperator negated() {
    return switch (this) {
      case EQ -> NE;
      case NE -> EQ;
      case GT -> LE;
      case GE -> LT;
      case LT -> GE;
      case LE -> GT;
    };
  }

  Truth truth(Order order) {
    return switch (order) {
      case BELOW -> below;
      case SAME -> same;
      case ABOVE -> above;
      case DIFFERENT -> different;
      case INCOMPARABLE -> Truth.UNKNOWN;
    };
  }
}
