package dev.tandem.projectops.revenue;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.MilestoneStaging;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.invoice.InvoicePostingProcess;
import dev.tandem.projectops.invoice.ProposalImportProcess;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.setup.MilestoneProcess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Laws over random fixed-price engagements: milestones of any amount, work in some months, an
 * estimate after each. The laws of vouchers, lines and accruals hold after every process besides.
 */
class FixedPriceProperties {
  private static final int RATE = 100;

  @Property(tries = 12) // REV-9, REV-12, REV-13, REV-16, ACC-15, ACC-16, MS-3, UND-40
  void workInProgressReturnsToZeroWhenAllIsInvoiced(
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 900_000) Integer> cents,
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 40) Integer> hours,
      @ForAll boolean completedContract) {
    CompanyBooks books =
        books(Books.USD, Books.profile(completedContract ? "FP_CompC" : "FP_CompP"));
    FinanceSide side = side(books, cents);
    BigDecimal total = BigDecimal.valueOf((long) RATE * sum(hours));
    LocalDate day = LocalDate.of(2026, 3, 1);
    for (int i = 0; i < hours.size(); i++) {
      work(side, books, i + 1, hours.get(i), day);
      if (i < cents.size()) {
        bill(side, books, i, cents.get(i));
      }
      day = day.plusMonths(1);
      estimate(side, books, day.minusDays(1), CostToComplete.TOTAL_COST_MINUS_ACTUAL, total);
    }
    for (int i = hours.size(); i < cents.size(); i++) {
      bill(side, books, i, cents.get(i));
    }

    LocalDate end = day.plusMonths(1).minusDays(1);
    estimate(side, books, end, CostToComplete.ZERO, BigDecimal.ZERO);
    side.run(EstimateRun.of(books, "P1", end, EstimateRun.Action.ELIMINATE));

    assertThat(Stream.of("161300", "WIP_COST_VALUE", "WIP_INVOICED_ON_ACCOUNT").map(side::balance))
        .containsExactly("0", "0", "0");
    assertThat(new BigDecimal(side.balance("420200")))
        .isEqualByComparingTo(BigDecimal.valueOf(-sum(cents), 2));
    assertThat(new BigDecimal(side.balance("540100"))).isEqualByComparingTo(total);
  }

  private static long sum(List<Integer> all) {
    return all.stream().mapToLong(Integer::longValue).sum();
  }

  private static FinanceSide side(CompanyBooks books, List<Integer> cents) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    for (int i = 0; i < cents.size(); i++) {
      side.put(
          MilestoneStaging.CODEC,
          MilestoneStaging.builder()
              .company("USPM")
              .milestoneId("M" + i)
              .contractId("C1")
              .contractLineId("1")
              .projectId("P1")
              .currency("USD")
              .description("M" + i)
              .amount(BigDecimal.valueOf(cents.get(i), 2))
              .build());
    }
    side.run(new MilestoneProcess(books, false));
    return side;
  }

  private static void work(FinanceSide side, CompanyBooks books, int id, int hours, LocalDate day) {
    side.stage(
        side.time(id, COST, String.valueOf(hours), String.valueOf(hours * RATE))
            .documentDate(day)
            .accountingDate(day));
    side.run(JournalImportProcess.of(books));
    side.run(JournalPostingProcess.all(books, JournalPosting.Mode.ALL_OR_NOTHING));
  }

  private static void bill(FinanceSide side, CompanyBooks books, int milestone, int cents) {
    String invoice = "I" + milestone;
    side.proposal(invoice, "C1", "USD");
    side.stage(
        side.time(100 + milestone, BILLED_SALES, "1", BigDecimal.valueOf(cents, 2).toPlainString())
            .classNumber(192350003L)
            .categoryId(Optional.empty())
            .description("M" + milestone)
            .proposalId(invoice));
    side.run(ProposalImportProcess.of(books, (company, number) -> OptionalInt.of(1)));
    side.run(InvoicePostingProcess.all(books));
  }

  private static void estimate(
      FinanceSide side, CompanyBooks books, LocalDate end, CostToComplete how, BigDecimal total) {
    assertThat(side.run(EstimateRun.post(books, "P1", end, how, total)).faults()).isEmpty();
  }
}
