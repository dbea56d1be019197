package dev.tandem.projectops.revenue;

import static dev.tandem.projectops.ledger.Books.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.ledger.Balances;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.CostOffset;
import dev.tandem.projectops.ledger.CostPosting;
import dev.tandem.projectops.ledger.InvoiceItem;
import dev.tandem.projectops.ledger.InvoicePosting;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.RecognitionPrinciple;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Revenue estimates: the figures of section 13 and of the third scenario. */
class EstimateTest {
  private static final PostingSetup SETUP = Books.setup();
  private static final BigDecimal NONE = BigDecimal.ZERO;

  private final List<Voucher> vouchers = new ArrayList<>();

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Money usd(String amount) {
    return Money.of(amount, USD);
  }

  private Money balance(PostingType type) {
    return Balances.of(vouchers, USD).of(type);
  }

  private void book(List<VoucherLine> lines) {
    vouchers.add(Books.voucher(lines));
  }

  private EstimateProject take(EstimateProject.Step step) {
    book(step.lines());
    return step.project();
  }

  private void cost(RevenueProfile profile, String amount) {
    assertThat(profile.method()).isEqualTo(BillingMethod.FIXED_PRICE);
    book(
        CostPosting.billable(
            profile, Books.item(TransactionType.HOUR, amount), CostOffset.PAYROLL, SETUP));
  }

  private void invoice(RevenueProfile profile, String amount) {
    InvoiceItem milestone =
        new InvoiceItem(Books.item(TransactionType.ON_ACCOUNT, amount), Books.usd("500"), null);
    book(InvoicePosting.lines(profile, List.of(milestone), SETUP));
  }

  /** SC-3 with one profile, up to and with elimination. */
  private void thirdScenario(RevenueProfile profile) {
    cost(profile, "800");
    EstimateProject project = EstimateProject.of("E1", profile.principle());
    BigDecimal toComplete =
        CostToComplete.TOTAL_COST_MINUS_ACTUAL.of(number("4000"), number("800"), NONE);
    Completion fifth = Completion.of(number("800"), toComplete);
    assertThat(fifth.percent()).isEqualByComparingTo("20");
    project = take(project.post(fifth, usd("10000"), usd("800"), SETUP));
    invoice(profile, "5000");
    cost(profile, "3200");
    invoice(profile, "5000");
    Completion all =
        Completion.of(number("4000"), CostToComplete.ZERO.of(number("9"), number("4000"), NONE));
    project = take(project.post(all, usd("10000"), usd("4000"), SETUP));
    project = take(project.eliminate(usd("10000"), SETUP));
    assertThat(project.status()).isEqualTo(EstimateStatus.ELIMINATED);
  }

  @Test
  void recognizesByCompletedPercentage() {
    // SC-3 steps 5 to 11; REV-5, REV-6, REV-12, REV-13, ACC-16, UND-40
    thirdScenario(Books.FP_COMP_P);
    assertThat(balance(PostingType.WIP_SALES_VALUE).isZero()).isTrue();
    assertThat(balance(PostingType.WIP_INVOICED_ON_ACCOUNT).isZero()).isTrue();
    assertThat(balance(PostingType.ACCRUED_REVENUE)).isEqualTo(usd("-10000"));
    assertThat(balance(PostingType.PROJECT_COST)).isEqualTo(usd("4000"));
    assertThat(balance(PostingType.CUSTOMER_BALANCE)).isEqualTo(usd("11000"));
  }

  @Test
  void recognizesAtTheEndOfACompletedContract() {
    // SC-3 step 12, ACC-15
    thirdScenario(Books.FP_COMP_C);
    assertThat(balance(PostingType.WIP_COST_VALUE).isZero()).isTrue();
    assertThat(balance(PostingType.WIP_INVOICED_ON_ACCOUNT).isZero()).isTrue();
    assertThat(balance(PostingType.ACCRUED_REVENUE)).isEqualTo(usd("-10000"));
    assertThat(balance(PostingType.PROJECT_COST)).isEqualTo(usd("4000"));
  }

  @Test
  void estimatesNothingWithoutWip() {
    // SC-3 step 13, ACC-14, REV-19
    invoice(Books.FP_NO_WIP, "5000");
    assertThat(balance(PostingType.INVOICED_REVENUE_ON_ACCOUNT)).isEqualTo(usd("-5000"));
    EstimateProject project = EstimateProject.of("E1", RecognitionPrinciple.NO_WIP);
    assertThatThrownBy(() -> project.post(Completion.of(NONE, NONE), usd("1"), usd("0"), SETUP))
        .hasMessageContaining("No WIP has no estimates");
  }

  @Test
  void takesPostedPeriodsBack() {
    // REV-9
    EstimateProject project = EstimateProject.of("E1", RecognitionPrinciple.COMPLETED_PERCENTAGE);
    project = take(project.post(completion("25", "100"), usd("1000"), usd("25"), SETUP));
    project = take(project.post(completion("100", "100"), usd("1000"), usd("100"), SETUP));
    assertThat(balance(PostingType.WIP_SALES_VALUE)).isEqualTo(usd("1000"));
    project = take(project.eliminate(usd("1000"), SETUP));
    project = take(project.reverseElimination(usd("1000"), SETUP));
    assertThat(project.status()).isEqualTo(EstimateStatus.POSTED);
    project = take(project.reverse(SETUP));
    assertThat(balance(PostingType.WIP_SALES_VALUE)).isEqualTo(usd("250"));
    project = take(project.reverse(SETUP));
    assertThat(project).isEqualTo(EstimateProject.of("E1", project.principle()));
    assertThat(balance(PostingType.WIP_SALES_VALUE).isZero()).isTrue();
    EstimateProject empty = project;
    assertThatThrownBy(() -> empty.reverse(SETUP)).hasMessageContaining("no posted period");
  }

  @Test
  void eliminatesOnlyAtAHundredPercent() {
    // REV-16
    EstimateProject project =
        EstimateProject.of("E1", RecognitionPrinciple.COMPLETED_PERCENTAGE)
            .post(completion("99", "100"), usd("1000"), usd("99"), SETUP)
            .project();
    assertThatThrownBy(() -> project.eliminate(usd("1000"), SETUP))
        .hasMessageContaining("completion is 99.00 %");
  }

  @Test
  void computesTheTemplateSamples() {
    // REV-14
    assertThat(completion("1850", "5000").percent()).isEqualByComparingTo("37");
    assertThat(completion("40", "100").percent()).isEqualByComparingTo("40");
    assertThat(completion("35", "100").percent()).isEqualByComparingTo("35");
    assertThat(completion("1850", "6800").percent()).isEqualByComparingTo("27.21");
    // REV-15
    assertThat(completion("1400", "5400").percent()).isEqualByComparingTo("25.93");
    assertThat(completion("3800", "5900").percent()).isEqualByComparingTo("64.41");
    assertThat(completion("3800", "5400").percent()).isEqualByComparingTo("70.37");
  }

  @Test
  void findsTheCostToComplete() {
    // REV-11
    BigDecimal total = number("5000");
    BigDecimal actual = number("1850");
    assertThat(CostToComplete.TOTAL_FORECAST_MINUS_ACTUAL.of(total, actual, NONE))
        .isEqualByComparingTo("3150");
    assertThat(CostToComplete.AS_PREVIOUS.of(total, actual, number("700")))
        .isEqualByComparingTo("700");
    assertThat(CostToComplete.TOTAL_COST_MINUS_ACTUAL.of(actual, total, NONE))
        .isEqualByComparingTo("0");
  }

  @Test
  void sharesTheContractValueByStandAlonePrices() {
    // REV-20: milestones 50,000 and 400,000
    List<Money> allocated =
        SellingPrices.allocate(usd("450000"), List.of(usd("100000"), usd("400000")));
    assertThat(allocated).containsExactly(usd("90000"), usd("360000"));
    assertThat(SellingPrices.variance(allocated.get(0), usd("50000"))).isEqualTo(usd("-40000"));
    assertThat(SellingPrices.variance(allocated.get(1), usd("400000"))).isEqualTo(usd("40000"));
    assertThat(completion("75", "100").of(allocated.get(0))).isEqualTo(usd("67500"));
    assertThat(completion("50", "100").of(allocated.get(1))).isEqualTo(usd("180000"));
    assertThatThrownBy(() -> SellingPrices.allocate(usd("1"), List.of()))
        .hasMessageContaining("at least one above zero");
  }

  @Test
  void losesNothingWhenSharingRounds() {
    // REV-20, UND-24
    assertThat(SellingPrices.allocate(usd("100"), List.of(usd("1"), usd("1"), usd("1"))))
        .containsExactly(usd("33.33"), usd("33.33"), usd("33.34"));
  }

  @Test
  void sharesByDaysFromStartToEnd() {
    // REV-8
    StraightLine line = new StraightLine(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10));
    assertThat(line.at(LocalDate.of(2026, 2, 28)).of(usd("1000")).isZero()).isTrue();
    assertThat(line.at(LocalDate.of(2026, 3, 3)).of(usd("1000"))).isEqualTo(usd("300"));
    assertThat(line.at(LocalDate.of(2026, 3, 10)).complete()).isTrue();
    assertThat(line.at(LocalDate.of(2026, 4, 1)).complete()).isTrue();
    assertThatThrownBy(() -> new StraightLine(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1)))
        .hasMessageContaining("on or after the start");
  }

  private static Completion completion(String done, String total) {
    return new Completion(number(done), number(total));
  }
}
