package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.money.ExchangeRate;
import java.time.LocalDate;

/**
 * One line of an integration journal: one actual (JRN-3). Immutable.
 *
 * @param actual the staged actual
 * @param voucher its voucher number (JRN-9)
 * @param accountingDate the ledger date (JRN-8)
 * @param category project category (JRN-10)
 * @param property line property (JRN-11)
 * @param rate the exchange rate of its currency (JRN-13)
 * @param status where it stands
 */
public record JournalLine(
    StagedActual actual,
    String voucher,
    LocalDate accountingDate,
    String category,
    LineProperty property,
    ExchangeRate rate,
    LineStatus status) {

  /** The same line with another status. */
  public JournalLine with(LineStatus next) {
    return new JournalLine(actual, voucher, accountingDate, category, property, rate, next);
  }

  /**
   * Back to draft, where that is allowed (JRN-19); refused otherwise.
   *
   * @param hours how long the line has been in its status
   * @param running whether any posting run exists
   */
  public JournalLine reset(long hours, boolean running) {
    if (!status.resettable(hours, running)) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED, "line of voucher " + voucher, "no reset from " + status);
    }
    return with(LineStatus.DRAFT);
  }
}
