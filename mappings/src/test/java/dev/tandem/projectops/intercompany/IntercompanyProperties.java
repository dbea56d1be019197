package dev.tandem.projectops.intercompany;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.ProjectCategory;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.vendor.VendorInvoicePostingProcess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws over random work that one company lends to another. */
class IntercompanyProperties {
  private static final CompanyBooks LENDER = books(Books.GBP, Books.TM_WIP);

  @Property(tries = 20) // IC-7 to IC-10, IC-12, UND-11: in whatever order, and whatever is reversed
  void lenderAndBorrowerAgree(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 24) Integer> entries,
      @ForAll @IntRange(max = 5) int reversed,
      @ForAll boolean invoicedBefore,
      @ForAll @IntRange(min = 5_000, max = 20_000) int rate,
      @ForAll long seed) {
    FinanceSide borrower = borrower();
    FinanceSide lender = lender(borrower, rate);
    int taken = Math.min(reversed, entries.size());

    lend(lender, entries, 0, 1, seed);
    run(lender, borrower, invoicedBefore);
    lend(lender, entries.subList(0, taken), 1000, -1, seed);
    run(lender, borrower, true);
    run(lender, borrower, true);

    int hours = entries.subList(taken, entries.size()).stream().mapToInt(one -> one).sum();
    assertThat(lender.balance("161300")).isEqualTo("0"); // WIP: all is invoiced or reversed
    assertThat(lender.balance("540100")).isEqualTo(String.valueOf(hours * 88));
    assertThat(borrower.balance("INTERCOMPANY_COST")).isEqualTo(String.valueOf(hours * 120));
    assertThat(borrower.balance("VENDOR_BALANCE")).isEqualTo(plain(-hours * 120));
    assertThat(new BigDecimal(lender.balance("INTERCOMPANY_REVENUE")))
        .isEqualByComparingTo(new BigDecimal(lender.balance("130100")).negate());
  }

  private static String plain(int number) {
    return String.valueOf(number);
  }

  /** Resourcing cost of 88 GBP and sale of 120 USD an hour, staged in any order. */
  private static void lend(
      FinanceSide lender, List<Integer> entries, int base, int sign, long seed) {
    List<Runnable> arrivals = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      int id = base + 10 * i;
      int hours = entries.get(i) * sign;
      arrivals.add(
          () ->
              lender.stage(
                  lender
                      .time(
                          id + 1,
                          StagedTransactionType.RESOURCING_UNIT_COST,
                          "" + hours,
                          "" + hours * 88)
                      .currency("GBP")
                      .projectCompany("USPM")));
      arrivals.add(
          () ->
              lender.stage(
                  lender
                      .time(
                          id + 2,
                          StagedTransactionType.INTER_ORG_SALES,
                          "" + hours,
                          "" + hours * 120)
                      .projectCompany("USPM")));
    }
    Collections.shuffle(arrivals, new Random(seed));
    arrivals.forEach(Runnable::run);
  }

  private static void run(FinanceSide lender, FinanceSide borrower, boolean invoice) {
    lender.run(JournalImportProcess.of(LENDER));
    lender.run(JournalPostingProcess.all(LENDER, JournalPosting.Mode.ALL_OR_NOTHING));
    if (invoice) {
      lender.run(new IntercompanyInvoiceProcess(LENDER, "USPM"));
      borrower.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));
    }
  }

  private static FinanceSide borrower() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.put(
        IntercompanyRelation.CODEC,
        IntercompanyRelation.builder()
            .company("USPM")
            .partner("GBPM")
            .vendor("V-GBPM")
            .hourCategory("Labour-1")
            .build());
    return side;
  }

  private static FinanceSide lender(FinanceSide borrower, int rate) {
    FinanceSide side = borrower.as("GBPM");
    side.property(StagedBillingType.CHARGEABLE, "Billable");
    side.put(
        ProjectCategory.CODEC,
        ProjectCategory.builder().company("GBPM").categoryId("Labour-1").build());
    side.put(
        IntercompanyRelation.CODEC,
        IntercompanyRelation.builder()
            .company("GBPM")
            .partner("USPM")
            .customer("C-USPM")
            .accruesRevenue(true)
            .build());
    side.put(
        FinanceExchangeRate.CODEC,
        FinanceExchangeRate.builder()
            .rateType("Default")
            .fromCurrency("USD")
            .toCurrency("GBP")
            .validFrom(LocalDate.of(2026, 1, 1))
            .rate(BigDecimal.valueOf(rate, 2))
            .build());
    return side;
  }
}
