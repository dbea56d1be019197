package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an account of the general ledger holds at the end. Immutable.
 *
 * @param company legal entity
 * @param account main account
 * @param purpose what its postings are for
 * @param debit sum of the debits in accounting currency
 * @param credit sum of the credits in accounting currency, not negative
 */
public record Balance(
    String company, String account, String purpose, BigDecimal debit, BigDecimal credit) {

  /** Debit less credit. */
  public BigDecimal balance() {
    return debit.subtract(credit);
  }

  /** The accounts of these entries, by company and number. */
  static List<Balance> of(List<Row> entries) {
    Map<String, Balance> accounts = new TreeMap<>();
    for (Row row : entries) {
      LedgerEntry entry = LedgerEntry.CODEC.read(row);
      BigDecimal amount = entry.accountingAmount().orElse(BigDecimal.ZERO);
      Balance one =
          new Balance(
              entry.company().orElse(""),
              entry.mainAccount().orElse(""),
              entry.postingType().orElse("").toLowerCase(Locale.ROOT).replace('_', ' '),
              amount.max(BigDecimal.ZERO),
              amount.min(BigDecimal.ZERO).negate());
      accounts.merge(
          one.company() + "/" + one.account(),
          one,
          (held, more) ->
              new Balance(
                  held.company(),
                  held.account(),
                  held.purpose(),
                  held.debit().add(more.debit()),
                  held.credit().add(more.credit())));
    }
    return new ArrayList<>(accounts.values());
  }
}
