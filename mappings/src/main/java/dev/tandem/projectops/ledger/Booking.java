package dev.tandem.projectops.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the lines of one item, in the order they are written; lines of zero are left out. */
final class Booking {
  private final PostingSetup setup;
  private final TransactionType type;
  private final @Nullable String category;
  private final List<VoucherLine> lines = new ArrayList<>();

  Booking(PostingSetup setup, TransactionType type, @Nullable String category) {
    this.setup = setup;
    this.type = type;
    this.category = category;
  }

  Booking debit(PostingType role, BookedAmount amount, Dimensions dimensions) {
    if (!amount.isZero()) { // UND-25
      lines.add(new VoucherLine(role, setup.account(role, type, category), amount, dimensions));
    }
    return this;
  }

  Booking credit(PostingType role, BookedAmount amount, Dimensions dimensions) {
    return debit(role, amount.negate(), dimensions);
  }

  List<VoucherLine> lines() {
    return List.copyOf(lines);
  }

  /** One amount from one role to another, each with the dimensions of its side. */
  static List<VoucherLine> move(
      PostingSetup setup, ProjectItem item, PostingType debit, PostingType credit) {
    return new Booking(setup, item.type(), item.category())
        .debit(debit, item.amount(), item.dimensions())
        .credit(credit, item.amount(), item.offsetDimensions())
        .lines();
  }
}
