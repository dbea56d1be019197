package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ContractRate;
import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Laws over random engagements of time and material whose rows arrive in any order, with processes
 * run in between. The laws of vouchers, lines and accruals hold after every process besides.
 */
class EngagementProperties {
  private static final int ROWS_OF_AN_ENTRY = 10;

  @Property(tries = 25) // TC-11, UND-11, UND-20, REC-10, JRN-2, PROP-5
  void endsAtTheSameLedgerInWhateverOrderRowsArrive(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 24) Integer> entries,
      @ForAll @IntRange(min = 1, max = 7) int between,
      @ForAll long seed) {
    List<Consumer<FinanceSide>> arrivals = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < entries.size(); i++) {
      arrivals.addAll(entry(i * ROWS_OF_AN_ENTRY, entries.get(i)));
      total += entries.get(i) * 200;
    }
    arrivals.add(side -> side.proposal("I1", "C1", "USD"));
    Collections.shuffle(arrivals, new Random(seed));
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);

    for (int i = 0; i < arrivals.size(); i++) {
      arrivals.get(i).accept(side);
      if (i % between == 0) {
        round(side, entries.size());
      }
    }
    round(side, entries.size());
    round(side, entries.size());

    assertThat(side.balance("161300")).isEqualTo("0");
    assertThat(side.balance("411100")).isEqualTo(String.valueOf(-total));
    assertThat(side.balance("540100")).isEqualTo(String.valueOf(total / 2));
    assertThat(side.rows(InvoiceJournal.CODEC)).hasSize(1);
    assertThat(side.rows(ImportedActual.CODEC)).hasSize(entries.size() * 3);
    assertThat(side.rows(ActualStaging.CODEC)).allMatch(row -> row.voucher().isPresent());
    assertThat(round(side, entries.size())).isZero(); // once more changes nothing
  }

  /** The rows of one entry, as they may arrive: cost, sale, billed sale, connection. */
  private static List<Consumer<FinanceSide>> entry(int base, int hours) {
    String quantity = String.valueOf(hours);
    String cost = new BigDecimal(hours * 100).toPlainString();
    String sale = new BigDecimal(hours * 200).toPlainString();
    return List.of(
        side -> side.stage(side.time(base + 1, COST, quantity, cost)),
        side -> side.stage(side.time(base + 2, SALES, quantity, sale)),
        side -> side.stage(side.time(base + 3, BILLED_SALES, quantity, sale).proposalId("I1")),
        side -> side.connect(base + 3, "Billed Sales", base + 2, "Unbilled Sales"),
        side -> side.connect(base + 2, "Unbilled Sales", base + 1, "Cost"));
  }

  @Property(tries = 15) // SC-10a, SC-10b, JRN-28: what is reversed leaves nothing
  void reversedEntriesLeaveNothing(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 24) Integer> entries,
      @ForAll boolean postedBefore) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    stage(side, entries, 0, 1);
    if (postedBefore) {
      round(side, 0);
    }
    stage(side, entries, 1000, -1);
    round(side, 0);

    assertThat(List.of("161300", "420200", "540100", "600300").stream().map(side::balance))
        .containsOnly("0");
    assertThat(side.rows(ImportedActual.CODEC)).hasSize(entries.size() * 4);
  }

  @Property(tries = 20) // UND-20, FX-1, FX-3, ACC-12, INV-14: shares of customers, any currency
  void nothingIsLeftOfWhatIsInvoicedInAnyCurrency(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 99_999) Integer> cents,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll @IntRange(min = 5_000, max = 20_000) int rateOfWork,
      @ForAll @IntRange(min = 5_000, max = 20_000) int rateOfInvoice,
      @ForAll boolean fixed) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "GBP", RuleBillingMethod.TIME_MATERIAL);
    rate(side, LocalDate.of(2026, 1, 1), rateOfWork);
    rate(side, LocalDate.of(2026, 3, 31), rateOfInvoice);
    if (fixed) {
      side.put(
          ContractRate.CODEC,
          ContractRate.builder()
              .company("USPM")
              .contractId("C1")
              .currency("GBP")
              .rate(new BigDecimal("125"))
              .build());
    }
    side.proposal("I1", "C1", "GBP");
    side.proposal("I2", "C1", "GBP");
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < cents.size(); i++) {
      BigDecimal whole = BigDecimal.valueOf(cents.get(i), 2);
      BigDecimal first = whole.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, HALF_UP);
      share(side, i * ROWS_OF_AN_ENTRY, first, "I1");
      share(side, i * ROWS_OF_AN_ENTRY + 5, whole.subtract(first), "I2");
      total = total.add(whole);
    }
    round(side, cents.size());
    round(side, cents.size());

    assertThat(side.rows(InvoiceJournal.CODEC)).hasSize(2);
    assertThat(List.of(side.balance("161300"), side.balance("420200"))).containsOnly("0");
    assertThat(
            side.rows(LedgerEntry.CODEC).stream()
                .filter(row -> row.mainAccount().orElse("").equals("411100"))
                .map(row -> row.amount().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(total.negate());
  }

  private static void rate(FinanceSide side, LocalDate from, int hundredths) {
    side.put(
        FinanceExchangeRate.CODEC,
        FinanceExchangeRate.builder()
            .rateType("Default")
            .fromCurrency("GBP")
            .toCurrency("USD")
            .validFrom(from)
            .rate(BigDecimal.valueOf(hundredths, 2))
            .build());
  }

  private static void share(FinanceSide side, int id, BigDecimal amount, String invoice) {
    String text = amount.toPlainString();
    side.stage(side.time(id + 1, SALES, "1", text).currency("GBP"));
    side.stage(side.time(id + 2, BILLED_SALES, "1", text).currency("GBP").proposalId(invoice));
    side.connect(id + 2, "Billed Sales", id + 1, "Unbilled Sales");
  }

  private static void stage(FinanceSide side, List<Integer> entries, int base, int sign) {
    for (int i = 0; i < entries.size(); i++) {
      int hours = entries.get(i) * sign;
      int id = base + i * ROWS_OF_AN_ENTRY;
      side.stage(side.time(id + 1, COST, "" + hours, "" + hours * 100));
      side.stage(side.time(id + 2, SALES, "" + hours, "" + hours * 200));
    }
  }

  /** Every process once; how many rows were written. */
  private static int round(FinanceSide side, int billed) {
    int written = 0;
    for (ProcessReport report :
        List.of(
            side.run(JournalImportProcess.of(books())),
            side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING)),
            side.run(
                ProposalImportProcess.of(books(), (company, number) -> OptionalInt.of(billed))),
            side.run(InvoicePostingProcess.all(books())))) {
      written += report.written();
    }
    return written;
  }
}
