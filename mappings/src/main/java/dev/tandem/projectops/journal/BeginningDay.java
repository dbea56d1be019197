package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which staged actuals are beginning balances (BB-1, BB-2). Immutable; safe for any thread.
 *
 * @param asOf last day of the beginning balances; empty when there are none
 */
public record BeginningDay(Optional<LocalDate> asOf) {

  /** The day of the parameters of a legal entity, without looking whether it may be that. */
  public static BeginningDay read(Records records) {
    return records.all(IntegrationParameters.CODEC).stream()
        .findFirst()
        .map(row -> new BeginningDay(row.beginningBalanceDate()))
        .orElse(new BeginningDay(Optional.empty()));
  }

  /**
   * The balance of the parameters.
   *
   * @throws FaultException when the day was changed after it froze (BB-1)
   */
  static Optional<BeginningBalance> balance(IntegrationParameters row) {
    String journal = row.beginningBalanceJournal().orElse("");
    return row.beginningBalanceDate()
        .map(
            day ->
                row.beginningBalanceFrozen()
                    .map(frozen -> new BeginningBalance(frozen, journal, true).with(day))
                    .orElse(new BeginningBalance(day, journal, false)));
  }

  /**
   * Whether the actual is of before. A billed sale is dated by its invoice, since one of work of
   * before that is invoiced later belongs to this ledger.
   */
  public boolean takes(ActualStaging row) {
    boolean billed = row.transactionType().is(StagedTransactionType.BILLED_SALES);
    Optional<LocalDate> date =
        billed ? row.accountingDate().or(row::documentDate) : row.documentDate();
    return asOf.isPresent() && date.filter(day -> !day.isAfter(asOf.get())).isPresent();
  }
}
