package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.FinancePaymentTerm;
import java.time.LocalDate;
import java.util.Optional;

/** When an invoice is to be paid (PROP-11). Pure. */
public final class DueDates {
  private DueDates() {}

  /**
   * The day that a person set, else the one that the terms of payment give, else today.
   *
   * @param manual day that a person set; empty when none did or the invoice date was changed since
   * @param terms terms of payment; empty when there are none
   */
  public static LocalDate find(
      Optional<LocalDate> manual,
      Optional<FinancePaymentTerm> terms,
      LocalDate invoiceDate,
      LocalDate today) {
    return manual.orElseGet(
        () ->
            terms
                .map(
                    term ->
                        invoiceDate
                            .plusMonths(term.months().orElse(0))
                            .plusDays(term.days().orElse(0)))
                .orElse(today));
  }
}
