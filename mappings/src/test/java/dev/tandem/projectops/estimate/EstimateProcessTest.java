package dev.tandem.projectops.estimate;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ExpenseEstimateStaging;
import dev.tandem.projectops.entity.finance.ExpenseForecast;
import dev.tandem.projectops.entity.finance.HourEstimateStaging;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.entity.finance.MaterialEstimateStaging;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateProcessTest {
  private static FinanceSide side() {
    return FinanceSide.empty("USPM")
        .setUp()
        .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
  }

  private static void assignment(FinanceSide side, int number, String hours, String line) {
    BigDecimal worked = new BigDecimal(hours);
    side.put(
        HourEstimateStaging.CODEC,
        HourEstimateStaging.builder()
            .company("USPM")
            .importId(id(number))
            .projectId("P1")
            .contractLineId(line)
            .categoryId("Labour")
            .startDate(FinanceSide.DAY)
            .duration(worked)
            .plannedCost(worked.multiply(new BigDecimal("100")))
            .plannedSales(worked.multiply(new BigDecimal("200")))
            .build());
  }

  @Test // PAR-3, EST-20, SC-8 steps 1, 5 and 6, EST-3, EST-9, EST-12, EST-13, REG-1
  void keepsOneForecastForEachAssignment() {
    FinanceSide side = side();
    assignment(side, 1, "40", "1");
    side.run(new HourEstimates(books()));
    HourForecast first = side.rows(HourForecast.CODEC).get(0);
    assertThat(first.costPrice().orElseThrow()).isEqualByComparingTo("100");
    assertThat(first.salesPrice().orElseThrow()).isEqualByComparingTo("200");
    assertThat(first.forecastModel()).contains("F-CURRENT");
    assertThat(first.categoryId()).contains("Labour-1");

    assignment(side, 1, "32", "1");
    side.run(new HourEstimates(books()));
    assertThat(side.rows(HourForecast.CODEC))
        .extracting(row -> row.hours().orElseThrow().intValue())
        .containsExactly(32);
    assertThat(side.run(new HourEstimates(books())).written()).isZero();

    side.remove(HourEstimateStaging.CODEC, side.rows(HourEstimateStaging.CODEC).get(0));
    assignment(side, 2, "32", "1");
    side.run(new HourEstimates(books()));
    assertThat(side.rows(HourForecast.CODEC)).hasSize(1); // REG-1
  }

  @Test // EST-2, EST-18, UND-13: an estimate that cannot be read now leaves its forecast alone
  void keepsTheForecastOfAnEstimateThatIsRefused() {
    FinanceSide side = side();
    assignment(side, 1, "40", "1");
    side.run(new HourEstimates(books()));

    ProcessReport report = side.run(new HourEstimates(books(Books.USD, Books.FP_COMP_P)));

    assertThat(report.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_19);
    assertThat(side.rows(HourForecast.CODEC)).hasSize(1);
  }

  private static void expense(
      FinanceSide side, int number, StagedTransactionType type, int origin, String price) {
    side.put(
        ExpenseEstimateStaging.CODEC,
        ExpenseEstimateStaging.builder()
            .company("USPM")
            .importId(id(number))
            .lineId(id(number))
            .originLineId(id(origin))
            .transactionType(EnumSymbol.of(type))
            .billingType(EnumSymbol.of(StagedBillingType.CHARGEABLE))
            .projectId("P1")
            .contractLineId("1")
            .categoryId("Travel")
            .currency("USD")
            .quantity(BigDecimal.ONE)
            .price(new BigDecimal(price))
            .startDate(FinanceSide.DAY)
            .build());
  }

  @ParameterizedTest // EST-4, EST-11, EST-18, SC-8 steps 2, 4 and 7, EST-6, EST-7, UND-12, UND-13
  @ValueSource(booleans = {true, false})
  void mergesBothHalvesWhicheverComesFirst(boolean costFirst) {
    FinanceSide side = side();
    expense(side, costFirst ? 1 : 2, costFirst ? COST : SALES, 1, costFirst ? "500" : "600");
    side.run(new ExpenseEstimates(books()));
    assertThat(side.rows(ExpenseForecast.CODEC)).isEmpty(); // no half forecast

    expense(side, costFirst ? 2 : 1, costFirst ? SALES : COST, 1, costFirst ? "600" : "500");
    side.run(new ExpenseEstimates(books()));
    ExpenseForecast merged = side.rows(ExpenseForecast.CODEC).get(0);
    assertThat(merged.costPrice().orElseThrow()).isEqualByComparingTo("500");
    assertThat(merged.salesPrice().orElseThrow()).isEqualByComparingTo("600");
    assertThat(merged.lineProperty()).contains("Billable");

    side.rows(ExpenseEstimateStaging.CODEC)
        .forEach(row -> side.remove(ExpenseEstimateStaging.CODEC, row));
    side.run(new ExpenseEstimates(books()));
    assertThat(side.rows(ExpenseForecast.CODEC)).isEmpty();
  }

  private static void half(
      FinanceSide side, int number, StagedTransactionType type, String quantity, String price) {
    expense(side, number, type, number, price);
    ExpenseEstimateStaging row =
        side.rows(ExpenseEstimateStaging.CODEC).stream()
            .filter(found -> found.importId().equals(Optional.of(id(number))))
            .findFirst()
            .orElseThrow();
    side.put(
        ExpenseEstimateStaging.CODEC,
        ExpenseEstimateStaging.builder()
            .from(row)
            .originLineId(Optional.empty())
            .quantity(new BigDecimal(quantity))
            .build());
  }

  @Test // EST-8, SC-8 steps 2 and 4: no origin came across, so what both have in common decides
  void joinsHalvesWithoutAnOriginByWhatTheyHaveInCommon() {
    FinanceSide side = side();
    half(side, 4, SALES, "2.0", "60");
    half(side, 3, SALES, "1", "600");
    half(side, 1, COST, "1", "500");
    side.run(new ExpenseEstimates(books()));
    assertThat(prices(side)).containsExactly("500 600");

    half(side, 2, COST, "2", "50");
    side.run(new ExpenseEstimates(books()));
    assertThat(prices(side)).containsExactlyInAnyOrder("500 600", "50 60");
    assertThat(side.run(new ExpenseEstimates(books())).written()).isZero();

    half(side, 2, COST, "3", "50"); // only one half has changed so far
    side.run(new ExpenseEstimates(books()));
    assertThat(prices(side)).containsExactly("500 600");
    half(side, 4, SALES, "3", "60");
    side.run(new ExpenseEstimates(books()));
    assertThat(prices(side)).containsExactlyInAnyOrder("500 600", "50 60");
  }

  @Test // EST-8: halves that are alike in everything but the money; none is used twice
  void usesEachHalfOnceWhenSeveralAreAlike() {
    FinanceSide side = side();
    half(side, 1, COST, "1", "500");
    half(side, 2, COST, "1", "510");
    half(side, 3, SALES, "1", "600");
    side.run(new ExpenseEstimates(books()));
    assertThat(prices(side)).containsExactly("500 600");

    half(side, 4, SALES, "1", "610");
    side.run(new ExpenseEstimates(books()));
    assertThat(prices(side)).containsExactlyInAnyOrder("500 600", "510 610");
  }

  private static List<String> prices(FinanceSide side) {
    return side.rows(ExpenseForecast.CODEC).stream()
        .map(
            row ->
                row.costPrice().orElseThrow().stripTrailingZeros().toPlainString()
                    + " "
                    + row.salesPrice().orElseThrow().stripTrailingZeros().toPlainString())
        .toList();
  }

  @Test // UND-12: a line of fixed price has no sales half
  void makesAForecastOfTheCostAloneOnFixedPrice() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    expense(side, 1, COST, 1, "500");

    side.run(new ExpenseEstimates(books()));

    assertThat(side.rows(ExpenseForecast.CODEC)).hasSize(1);
  }

  private static void material(
      FinanceSide side, int number, StagedTransactionType type, int origin, String price) {
    side.put(
        MaterialEstimateStaging.CODEC,
        MaterialEstimateStaging.builder()
            .company("USPM")
            .importId(id(number))
            .lineId(id(number))
            .originLineId(id(origin))
            .transactionType(EnumSymbol.of(type))
            .projectId("P1")
            .contractLineId("1")
            .categoryId("Goods")
            .currency("USD")
            .salesQuantity(BigDecimal.TEN)
            .price(new BigDecimal(price))
            .startDate(FinanceSide.DAY)
            .endDate(FinanceSide.DAY)
            .build());
  }

  @Test // SC-8 step 3, EST-5
  void mergesMaterialIntoOneItemForecast() {
    FinanceSide side = side();
    material(side, 1, COST, 1, "30");
    material(side, 2, SALES, 1, "45");

    side.run(new MaterialEstimates(books()));

    assertThat(side.rows(ItemForecast.CODEC)).hasSize(1);
    ItemForecast forecast = side.rows(ItemForecast.CODEC).get(0);
    assertThat(forecast.costPrice().orElseThrow()).isEqualByComparingTo("30");
    assertThat(forecast.salesPrice().orElseThrow()).isEqualByComparingTo("45");
    assertThat(forecast.amount().orElseThrow()).isEqualByComparingTo("450");
    assertThat(side.run(new MaterialEstimates(books())).written()).isZero();
  }

  @Test // EST-2, ERR-19, SC-8 step 8
  void refusesAnEstimateThatNoProfileCovers() {
    FinanceSide side = side();
    assignment(side, 1, "40", "1");

    ProcessReport report = side.run(new HourEstimates(books(Books.USD, Books.FP_COMP_P)));

    assertThat(report.faults()).extracting(fault -> fault.code()).containsExactly(FaultCode.ERR_19);
    assertThat(side.rows(HourForecast.CODEC)).isEmpty();
  }

  @Test // REG-4, SC-8 step 9
  void acceptsAnEstimateWithoutAContractLine() {
    FinanceSide side = side();
    assignment(side, 1, "40", "");

    ProcessReport report = side.run(new HourEstimates(books(Books.USD, Books.FP_COMP_P)));

    assertThat(report.faults()).isEmpty();
    assertThat(side.rows(HourForecast.CODEC)).hasSize(1);
    assertThat(side.rows(HourForecast.CODEC).get(0).currency()).isEqualTo(Optional.of("USD"));
  }
}
