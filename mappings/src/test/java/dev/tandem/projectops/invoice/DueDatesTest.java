package dev.tandem.projectops.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.FinancePaymentTerm;
import dev.tandem.spi.value.EnumValue;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROP-11. */
class DueDatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

  @ParameterizedTest // PROP-11: what the terms count from, a Tuesday in the middle of a month
  @CsvSource({
    "Net, 0, 30, 2026-03-10, 2026-04-09",
    "Cod, 0, 0, 2026-03-10, 2026-03-10",
    "CurrentWeek, 0, 0, 2026-03-10, 2026-03-15",
    "CurrentMth, 0, 0, 2026-03-10, 2026-03-31",
    "CurrentMth, 1, 0, 2026-01-31, 2026-02-28",
    "CurrentMth, 1, 0, 2026-02-10, 2026-03-31",
    "CurrentMth, 0, 10, 2026-03-31, 2026-04-10",
    "CurrentQuart, 0, 0, 2026-02-10, 2026-03-31",
    "CurrentQuart, 0, 5, 2026-12-31, 2027-01-05",
    "CurrentYear, 0, 0, 2026-03-10, 2026-12-31",
  })
  void countsFromTheEndThatTheTermsName(
      String from, int months, int days, LocalDate invoice, LocalDate due) {
    FinancePaymentTerm term =
        FinancePaymentTerm.builder().dueFrom(EnumValue.of(from)).months(months).days(days).build();

    assertThat(DueDates.find(Optional.empty(), Optional.of(term), invoice, TODAY)).isEqualTo(due);
  }

  @ParameterizedTest // PROP-11: up to the cut-off day of its month, else to that of a later one
  @CsvSource({
    "10, 1, 0, 2026-01-09, 2026-01-10",
    "10, 1, 0, 2026-01-10, 2026-01-10",
    "10, 1, 0, 2026-01-12, 2026-02-10",
    "10, 2, 5, 2026-01-12, 2026-03-15",
    "10, 0, 0, 2026-01-12, 2026-02-10",
    "31, 1, 0, 2026-02-28, 2026-02-28",
    "30, 1, 0, 2026-01-31, 2026-02-28",
    "0, 1, 2, 2026-01-12, 2026-02-14",
  })
  void countsFromTheCutOffDay(int cutOff, int months, int days, LocalDate invoice, LocalDate due) {
    FinancePaymentTerm term =
        FinancePaymentTerm.builder()
            .dueFrom(EnumValue.of("CutOffDate"))
            .cutOffDay(cutOff)
            .months(months)
            .days(days)
            .build();

    assertThat(DueDates.find(Optional.empty(), Optional.of(term), invoice, TODAY)).isEqualTo(due);
  }

  @Test // PROP-11
  void isTheDayOfAPersonOrToday() {
    LocalDate invoice = LocalDate.of(2026, 3, 10);
    LocalDate manual = LocalDate.of(2026, 5, 2);

    assertThat(DueDates.find(Optional.of(manual), Optional.empty(), invoice, TODAY))
        .isEqualTo(manual);
    assertThat(DueDates.find(Optional.empty(), Optional.empty(), invoice, TODAY)).isEqualTo(TODAY);
  }
}
