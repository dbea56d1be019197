package dev.tandem.projectops.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One project transaction as a posting rule sees it: a cost, an unbilled sale, an estimate. A
 * reversal has a negative amount. Immutable.
 *
 * @param type its transaction type
 * @param category the project category; null when there is none
 * @param amount the amount, before the rule gives it a side
 * @param dimensions of the project side (DIM-3)
 * @param offsetDimensions of the other side, which employment dimensions may change (DIM-10)
 */
public record ProjectItem(
    TransactionType type,
    @Nullable String category,
    BookedAmount amount,
    Dimensions dimensions,
    Dimensions offsetDimensions) {

  /** An item without category and dimensions. */
  public static ProjectItem of(TransactionType type, BookedAmount amount) {
    return new ProjectItem(type, null, amount, Dimensions.none(), Dimensions.none());
  }

  /** The same item with other dimensions on its two sides. */
  public ProjectItem with(Dimensions project, Dimensions offset) {
    return new ProjectItem(type, category, amount, project, offset);
  }
}
