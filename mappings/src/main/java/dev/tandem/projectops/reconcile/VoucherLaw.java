package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.entity.finance.LedgerEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The law that every voucher in the tables balances, in each currency and in accounting currency
 * (JRN-30). Collects row by row and holds one sum for each voucher that is not at zero. Not safe
 * for several threads.
 */
public final class VoucherLaw {
  private final Map<String, BigDecimal> open = new TreeMap<>();

  /** A law without any row. */
  public VoucherLaw() {}

  /** Takes one ledger row in. */
  public void add(LedgerEntry row) {
    String voucher = row.company().orElse("") + " voucher " + row.voucher().orElse("");
    sum(voucher + " in " + row.currency().orElse("?"), row.amount().orElse(BigDecimal.ZERO));
    sum(
        voucher + " in accounting currency " + row.accountingCurrency().orElse("?"),
        row.accountingAmount().orElse(BigDecimal.ZERO));
  }

  private void sum(String what, BigDecimal amount) {
    BigDecimal sum = open.getOrDefault(what, BigDecimal.ZERO).add(amount);
    if (sum.signum() == 0) {
      open.remove(what);
    } else {
      open.put(what, sum);
    }
  }

  /** What does not balance, in words; empty when the law holds. */
  public List<String> broken() {
    List<String> broken = new ArrayList<>();
    open.forEach((what, rest) -> broken.add(what + ": debit minus credit is " + rest));
    return broken;
  }
}
