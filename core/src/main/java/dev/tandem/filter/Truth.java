package dev.tandem.filter;

/**
 * The three values of a filter (FLT-14, FLT-15). A row passes only on {@link #TRUE}; a comparison
 * with a blank or absent column is {@link #UNKNOWN}. The connectives are those of Kleene's strong
 * logic.
 */
public enum Truth {
  /** The row matches. */
  TRUE,
  /** The row does not match. */
  FALSE,
  /** A value is missing or cannot be compared; the row does not pass (FLT-4). */
  UNKNOWN;

  /** {@link #TRUE} or {@link #FALSE}. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** False when either is false, true when both are true. */
  public Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  /** True when either is true, false when both are false. */
  public Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
  }

  /** Swaps true and false; unknown stays unknown. */
  public Truth negate() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
