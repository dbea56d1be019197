package dev.tandem.projectops.ledger;

import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Sums over vouchers, for checks and reports. Immutable and safe for any thread. */
public final class Balances {
  private final List<VoucherLine> lines;
  private final Currency accounting;

  private Balances(List<VoucherLine> lines, Currency accounting) {
    this.lines = lines;
    this.accounting = accounting;
  }

  /** The balances after these vouchers, in the accounting currency of the company. */
  public static Balances of(Collection<Voucher> vouchers, Currency accounting) {
    return new Balances(
        vouchers.stream().flatMap(voucher -> voucher.lines().stream()).toList(), accounting);
  }

  /** Debit minus credit of all lines of a role. */
  public Money of(PostingType type) {
    return sum(line -> line.type() == type);
  }

  /** Debit minus credit of a main account. */
  public Money ofAccount(String mainAccount) {
    return sum(line -> line.mainAccount().equals(mainAccount));
  }

  /** Debit minus credit of everything; zero, always. */
  public Money total() {
    return sum(line -> true);
  }

  private Money sum(Predicate<VoucherLine> which) {
    return lines.stream()
        .filter(which)
        .map(line -> line.amount().accounting())
        .reduce(Money.zero(accounting), Money::plus);
  }
}
