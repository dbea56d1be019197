package dev.tandem.projectops.journal;

import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Staged actuals and the set-up of the fixture F0 (section 15). */
final class Staging {
  static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private Staging() {}

  static LedgerCalendar calendar(boolean moveToOpen, LocalDate... openMonths) {
    List<LocalDate> open = List.of(openMonths);
    return new LedgerCalendar(
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> LocalDate.of(2026, month, 1))
            .map(
                first ->
                    new LedgerCalendar.Period(
                        first, first.plusMonths(1).minusDays(1), open.contains(first)))
            .toList(),
        moveToOpen);
  }

  static LedgerCalendar openMarch() {
    return calendar(false, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
  }

  static ImportParameters parameters(PeriodUnit unit, LedgerCalendar calendar, RateTable rates) {
    return new ImportParameters(
        unit,
        ImportParameters.DEFAULT_LIMIT,
        calendar,
        rates,
        Map.of(),
        Map.of(),
        Map.of(
            BillingType.CHARGEABLE, LineProperty.billable("Billable"),
            BillingType.NON_CHARGEABLE, LineProperty.notBillable("NonBill"),
            BillingType.NOT_SPECIFIED, LineProperty.notBillable("None")),
        Map.of(new ImportParameters.CategoryKey("Labour", TransactionType.HOUR), "Labour-1"),
        Map.of(TransactionType.HOUR, "DefaultHour"),
        Set.of("USPM"));
  }

  static ImportParameters parameters() {
    return parameters(PeriodUnit.MONTHS, openMarch(), RateTable.of(Books.USD));
  }

  static JournalImport.State empty() {
    return new JournalImport.State(
        List.of(), new NumberSequence("USPM-", 6, 43), new NumberSequence("V", 1, 1));
  }

  static StagedActual cost(String id, String amount) {
    return actual(id, ActualKind.COST, Money.of(amount, Books.USD), DAY);
  }

  static StagedActual sale(String id, String amount) {
    return actual(id, ActualKind.UNBILLED_SALE, Money.of(amount, Books.USD), DAY);
  }

  static StagedActual actual(String id, ActualKind kind, Money amount, LocalDate date) {
    return row(id, kind, ActualSource.ENTRY, amount, date, BillingType.CHARGEABLE, "Labour", true);
  }

  static StagedActual row(
      String id,
      ActualKind kind,
      ActualSource source,
      Money amount,
      LocalDate date,
      BillingType billing,
      @Nullable String category,
      boolean valid) {
    return new StagedActual(
        id,
        kind,
        ActualClass.TIME,
        source,
        date,
        amount,
        billing,
        category,
        "P1",
        "C1",
        kind.intercompany() ? "USPM" : null,
        kind == ActualKind.BILLED_SALE ? "I1" : null,
        valid);
  }
}
