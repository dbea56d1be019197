package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fiscal periods of a ledger and which are open (JRN-8). Immutable.
 *
 * @param periods the periods
 * @param moveToOpen parameter "Automatically set accounting date to open ledger period" (PAR-11)
 */
public record LedgerCalendar(List<Period> periods, boolean moveToOpen) {
  /** Copies the list. */
  public LedgerCalendar {
    periods = List.copyOf(periods);
  }

  /**
   * One fiscal period.
   *
   * @param first its first day
   * @param last its last day
   * @param open whether it can be posted to
   */
  public record Period(LocalDate first, LocalDate last, boolean open) {}

  /** Whether this day can be posted to. */
  public boolean isOpen(LocalDate day) {
    return periods.stream()
        .anyMatch(
            period ->
                period.open() && !day.isBefore(period.first()) && !day.isAfter(period.last()));
  }

  /**
   * The accounting date for a transaction date: the same, or with the parameter the first day of
   * the next open period when its own is closed. A day that cannot be helped stays and fails on
   * posting.
   */
  public LocalDate accountingDate(LocalDate day) {
    if (!moveToOpen || isOpen(day)) {
      return day;
    }
    return periods.stream()
        .filter(period -> period.open() && period.first().isAfter(day))
        .map(Period::first)
        .min(Comparator.naturalOrder())
        .orElse(day);
  }

  /** Why this accounting date cannot be posted: ERR-10, or ERR-11 when the parameter is on. */
  public Optional<Fault> refusal(LocalDate day, String place) {
    if (isOpen(day)) {
      return Optional.empty();
    }
    FaultCode code = moveToOpen ? FaultCode.ERR_11 : FaultCode.ERR_10;
    return Optional.of(new Fault(code, place, "accounting date " + day));
  }
}
