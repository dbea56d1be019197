package dev.tandem.filter;

/** How the value of a column stands to a literal. */
enum Order {
  BELOW,
  SAME,
  ABOVE,
  /** Not the same, and neither is greater: identifiers, members without a number. */
  DIFFERENT,
  /** The literal has no meaning for this value. */
  INCOMPARABLE;

  static Order of(int comparison) {
    if (comparison == 0) {
      return SAME;
    }
    return comparison < 0 ? BELOW : ABOVE;
  }

  static Order same(boolean same) {
    return same ? SAME : DIFFERENT;
  }
}
