package dev.tandem.projectops.revenue;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.EstimatePeriod;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.MilestoneStaging;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.invoice.InvoicePostingProcess;
import dev.tandem.projectops.invoice.ProposalImportProcess;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.setup.MilestoneProcess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SC-3 through the tables. */
class EstimateRunTest {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
  private static final BigDecimal TOTAL = new BigDecimal("4000");

  private static FinanceSide side(CompanyBooks books) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    milestone(side, "M1", "USD");
    milestone(side, "M2", "USD");
    side.run(new MilestoneProcess(books, false));
    work(side, books, 1, "8", "800", FinanceSide.DAY);
    return side;
  }

  private static void milestone(FinanceSide side, String id, String currency) {
    side.put(
        MilestoneStaging.CODEC,
        MilestoneStaging.builder()
            .company("USPM")
            .milestoneId(id)
            .contractId("C1")
            .contractLineId("1")
            .projectId("P1")
            .currency(currency)
            .description(id)
            .amount(new BigDecimal("5000"))
            .build());
  }

  private static void work(
      FinanceSide side, CompanyBooks books, int id, String hours, String cost, LocalDate day) {
    side.stage(side.time(id, COST, hours, cost).documentDate(day));
    side.run(JournalImportProcess.of(books));
    side.run(JournalPostingProcess.all(books, JournalPosting.Mode.ALL_OR_NOTHING));
  }

  private static void bill(FinanceSide side, CompanyBooks books, int id, String invoice) {
    bill(side, books, side.time(id, StagedTransactionType.BILLED_SALES, "1", "5000"), invoice);
  }

  private static void bill(
      FinanceSide side, CompanyBooks books, ActualStaging.Builder sale, String invoice) {
    bill(side, books, sale, 192350003L, invoice);
  }

  private static void bill(
      FinanceSide side,
      CompanyBooks books,
      ActualStaging.Builder sale,
      long classNumber,
      String invoice) {
    side.proposal(invoice, "C1", sale.build().currency().orElseThrow());
    side.stage(sale.classNumber(classNumber).categoryId(Optional.empty()).proposalId(invoice));
    side.run(ProposalImportProcess.of(books, (company, number) -> OptionalInt.of(1)));
    side.run(InvoicePostingProcess.all(books));
  }

  private static EstimateRun march(CompanyBooks books) {
    return EstimateRun.post(books, "P1", MARCH, CostToComplete.TOTAL_COST_MINUS_ACTUAL, TOTAL);
  }

  @ParameterizedTest // SC-3 steps 6 to 12, REV-5, REV-9, REV-12, REV-13, REV-16, ACC-15, ACC-16
  @CsvSource({"FP_CompP, 2000, 0", "FP_CompC, 0, 800"})
  void recognizesRevenueToTheEnd(String name, String accruedInMarch, String keptCost) {
    RevenueProfile profile = Books.profile(name);
    CompanyBooks books = books(Books.USD, profile);
    FinanceSide side = side(books);

    side.run(march(books));
    assertThat(side.balance("161300")).isEqualTo(accruedInMarch);
    assertThat(side.balance("WIP_COST_VALUE")).isEqualTo(keptCost);
    assertThat(side.run(march(books)).written()).isZero(); // once
    assertThat(side.rows(EstimateProject.CODEC).get(0).profile()).contains(name); // REV-4

    bill(side, books, 11, "I3");
    work(side, books, 2, "32", "3200", LocalDate.of(2026, 5, 4));
    bill(side, books, 12, "I4");
    side.run(EstimateRun.post(books, "P1", MAY, CostToComplete.ZERO, BigDecimal.ZERO));
    side.run(EstimateRun.of(books, "P1", MAY, EstimateRun.Action.ELIMINATE));

    assertThat(
            List.of("161300", "WIP_COST_VALUE", "WIP_INVOICED_ON_ACCOUNT", "420200", "540100")
                .stream()
                .map(side::balance))
        .containsExactly("0", "0", "0", "-10000", "4000");
    assertThat(side.rows(EstimateProject.CODEC).get(0).stage().is(EstimateStage.ELIMINATED))
        .isTrue();
    side.run(EstimateRun.of(books, "P1", MAY, EstimateRun.Action.REVERSE_ELIMINATION));
    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("-10000");
  }

  @Test // REV-21, REV-16, ACC-16, UND-20: a billed milestone counts at the rate of its invoice
  void nothingIsLeftOfAMilestoneInAnotherCurrency() {
    CompanyBooks books = FinanceSide.books();
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "GBP", RuleBillingMethod.FIXED_PRICE);
    rate(side, LocalDate.of(2026, 1, 1), "130");
    rate(side, LocalDate.of(2026, 5, 1), "140");
    milestone(side, "M1", "GBP");
    side.run(new MilestoneProcess(books, false));
    work(side, books, 1, "8", "800", FinanceSide.DAY);
    bill(
        side,
        books,
        side.time(11, StagedTransactionType.BILLED_SALES, "1", "5000").currency("GBP"),
        "I3");

    side.run(EstimateRun.post(books, "P1", MAY, CostToComplete.ZERO, BigDecimal.ZERO));
    side.run(EstimateRun.of(books, "P1", MAY, EstimateRun.Action.ELIMINATE));

    assertThat(List.of(side.balance("161300"), side.balance("WIP_INVOICED_ON_ACCOUNT")))
        .containsOnly("0");
    assertThat(side.balance("420200")).isEqualTo("-6500");
  }

  private static void rate(FinanceSide side, LocalDate from, String rate) {
    side.rate("GBP", "USD", from, rate);
  }

  @Test // REG-10: an estimate after invoicing does not stand in the way of corrections
  void importsCorrectionsAfterAnEstimate() {
    CompanyBooks books = FinanceSide.books();
    FinanceSide side = side(books);
    bill(side, books, 10, "I3");
    assertThat(side.run(march(books)).faults()).isEmpty();

    work(side, books, 2, "-8", "-800", FinanceSide.DAY);
    side.connect(11, "Reversing", 10, "Original");
    side.proposal("I3-C", "C1", "USD");
    side.stage(
        side.time(11, StagedTransactionType.BILLED_SALES, "-1", "-5000")
            .classNumber(192350003L)
            .categoryId(Optional.empty())
            .proposalId("I3-C"));
    side.run(ProposalImportProcess.of(books, (company, number) -> OptionalInt.of(1)));
    side.run(InvoicePostingProcess.all(books));

    assertThat(side.balance("540100")).isEqualTo("0");
    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("0");
  }

  @Test // REV-9: the newest period comes back off, whatever was posted since
  void reversesTheNewestPeriod() {
    CompanyBooks books = books(Books.USD, Books.FP_COMP_P);
    FinanceSide side = side(books);
    side.run(march(books));

    side.run(EstimateRun.of(books, "P1", MARCH, EstimateRun.Action.REVERSE));

    assertThat(side.balance("161300")).isEqualTo("0");
    assertThat(side.rows(EstimatePeriod.CODEC)).isEmpty();
    assertThatThrownBy(
            () -> side.run(EstimateRun.of(books, "P1", MARCH, EstimateRun.Action.REVERSE)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("REV-9");
  }

  @Test // REV-9: the day names the period, so that the same step never takes back two
  void takesBackOnlyThePeriodThatTheDayNames() {
    CompanyBooks books = books(Books.USD, Books.FP_COMP_P);
    FinanceSide side = side(books);
    side.run(march(books));
    side.run(EstimateRun.post(books, "P1", MAY, CostToComplete.ZERO, BigDecimal.ZERO));
    assertThatThrownBy(
            () -> side.run(EstimateRun.of(books, "P1", MARCH, EstimateRun.Action.REVERSE)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("2026-05-31");

    EstimateRun reverse = EstimateRun.of(books, "P1", MAY, EstimateRun.Action.REVERSE);
    side.run(reverse);
    assertThatThrownBy(() -> side.run(reverse))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("REV-9")
        .hasMessageContaining("2026-03-31");

    assertThat(side.balance("161300")).isEqualTo("2000");
    assertThat(side.rows(EstimatePeriod.CODEC)).hasSize(1);
  }

  @Test // REV-11: forecasts of assignments give the total cost
  void takesTheTotalFromForecasts() {
    CompanyBooks books = books(Books.USD, Books.FP_COMP_P);
    FinanceSide side = side(books);
    side.put(
        HourForecast.CODEC,
        HourForecast.builder()
            .company("USPM")
            .transactionId("F1")
            .projectId("P1")
            .contractLineId("1")
            .hours(new BigDecimal("16"))
            .costPrice(new BigDecimal("100"))
            .build());

    side.run(
        EstimateRun.post(
            books, "P1", MARCH, CostToComplete.TOTAL_FORECAST_MINUS_ACTUAL, BigDecimal.ZERO));

    assertThat(side.balance("161300")).isEqualTo("5000"); // 800 of 1,600
  }

  @Test // REV-6, ACC-18, REV-11: what is planned on a time and material line stays outside
  void takesNoForecastOfTimeAndMaterial() {
    CompanyBooks books = books(Books.USD, Books.FP_COMP_P, Books.TM_WIP);
    FinanceSide side = side(books);
    side.put(
        BillingRule.CODEC,
        BillingRule.builder()
            .company("USPM")
            .contractId("C1")
            .sequenceNumber(2)
            .lineId("2")
            .billingProjectId("P1")
            .projectId("P1")
            .billingMethod(EnumSymbol.of(RuleBillingMethod.TIME_MATERIAL))
            .build());
    for (int line = 1; line <= 2; line++) {
      side.put(
          HourForecast.CODEC,
          HourForecast.builder()
              .company("USPM")
              .transactionId("F" + line)
              .projectId("P1")
              .contractLineId("" + line)
              .hours(new BigDecimal("16"))
              .costPrice(new BigDecimal("100"))
              .build());
    }

    side.run(
        EstimateRun.post(
            books, "P1", MARCH, CostToComplete.TOTAL_FORECAST_MINUS_ACTUAL, BigDecimal.ZERO));

    assertThat(side.balance("161300")).isEqualTo("5000"); // 800 of 1,600
  }

  @Test // REV-5, RET-6: a retainer is no milestone, billed or applied
  void countsNoRetainerAsContractValue() {
    CompanyBooks books = books(Books.USD, Books.FP_COMP_P);
    FinanceSide side = side(books);
    bill(
        side,
        books,
        side.time(21, StagedTransactionType.BILLED_SALES, "1", "700"),
        690970099L,
        "I-R");

    side.run(march(books));

    assertThat(side.balance("161300")).isEqualTo("2000"); // 20 % of 10,000
  }

  @Test // REV-11: set to zero is 100 %, also where nothing was spent
  void isCompleteWithoutAnyCost() {
    CompanyBooks books = books(Books.USD, Books.FP_COMP_P);
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    milestone(side, "M1", "USD");
    side.run(new MilestoneProcess(books, false));
    bill(side, books, 11, "I3");

    side.run(EstimateRun.post(books, "P1", MAY, CostToComplete.ZERO, BigDecimal.ZERO));
    assertThat(side.balance("161300")).isEqualTo("5000");
    side.run(EstimateRun.of(books, "P1", MAY, EstimateRun.Action.ELIMINATE));

    assertThat(side.balance("161300")).isEqualTo("0");
    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("0");
  }

  @Test // REV-4: the profile of the first estimate stays, whatever the rules lead to since
  void keepsTheProfileOfItsFirstEstimate() {
    FinanceSide side = side(books(Books.USD, Books.FP_COMP_P));
    side.run(march(books(Books.USD, Books.FP_COMP_P)));

    CompanyBooks since = books(Books.USD, Books.profile("FP_CompC"), Books.FP_COMP_P);
    side.run(EstimateRun.of(since, "P1", MARCH, EstimateRun.Action.REVERSE));
    assertThat(side.balance("161300")).isEqualTo("0");
    assertThat(side.balance("WIP_COST_VALUE")).isEqualTo("0");

    CompanyBooks without = books(Books.USD, Books.profile("FP_CompC"));
    assertThatThrownBy(() -> side.run(march(without)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("FP_CompP");
  }

  @Test // ACC-14, SC-3 step 13, REV-19
  void refusesEstimatesWithoutWorkInProgress() {
    CompanyBooks books = books(Books.USD, Books.FP_NO_WIP);
    FinanceSide side = side(books);

    assertThatThrownBy(() -> side.run(march(books)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("REV-19");
    assertThat(side.rows(LedgerEntry.CODEC)).hasSize(2);
  }

  @Test // REV-6, ACC-18: time and material stays outside
  void countsOnlyFixedPriceCost() {
    CompanyBooks books = books();
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.put(
        OnAccountTransaction.CODEC,
        OnAccountTransaction.builder()
            .company("USPM")
            .transactionId("M1")
            .projectId("P1")
            .currency("USD")
            .status(EnumSymbol.of(SubledgerStatus.NO_STATUS))
            .amount(new BigDecimal("10000"))
            .build());
    side.put(
        EstimateProject.CODEC,
        EstimateProject.builder()
            .company("USPM")
            .estimateId("P1")
            .projectId("P1")
            .contractId("C1")
            .stage(EnumSymbol.of(EstimateStage.CREATED))
            .build());
    work(side, books, 1, "8", "800", FinanceSide.DAY);

    side.run(march(books));

    assertThat(side.rows(EstimatePeriod.CODEC).get(0).cost().orElseThrow())
        .isEqualByComparingTo("0");
  }
}
