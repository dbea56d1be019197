package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.FinancePaymentTerm;
import dev.tandem.spi.value.EnumValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
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
                .map(term -> base(term, invoiceDate).plusDays(term.days().orElse(0)))
                .orElse(today));
  }

  /** The day that the days of the terms are added to. */
  private static LocalDate base(FinancePaymentTerm term, LocalDate invoiceDate) {
    int cutOff = term.cutOffDay().orElse(0);
    boolean cuts = term.dueFrom().map(EnumValue::symbol).orElse("").equalsIgnoreCase("CutOffDate");
    return cuts && cutOff > 0
        ? cutOff(invoiceDate, cutOff, term.months().orElse(0))
        : from(term, invoiceDate.plusMonths(term.months().orElse(0)));
  }

  /**
   * The cut-off day of the month of the invoice; for an invoice after it that of a later month, by
   * the months of the terms, which count for those alone. A month without that day ends with it.
   */
  private static LocalDate cutOff(LocalDate invoiceDate, int day, int months) {
    LocalDate cut = on(YearMonth.from(invoiceDate), day);
    return invoiceDate.isAfter(cut)
        ? on(YearMonth.from(invoiceDate).plusMonths(Math.max(1, months)), day)
        : cut;
  }

  private static LocalDate on(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  /** The end of the period that the terms count from; the day itself for net and unknown terms. */
  private static LocalDate from(FinancePaymentTerm term, LocalDate day) {
    String period = term.dueFrom().map(EnumValue::symbol).orElse("").toLowerCase(Locale.ROOT);
    return switch (period) {
      case "currentweek" -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      case "currentmth" -> day.with(TemporalAdjusters.lastDayOfMonth());
      case "currentquart" -> {
        int left = 2 - (day.getMonthValue() - 1) % 3;
        yield day.plusMonths(left).with(TemporalAdjusters.lastDayOfMonth());
      }
      case "currentyear" -> day.with(TemporalAdjusters.lastDayOfYear());
      default -> day;
    };
  }
}
