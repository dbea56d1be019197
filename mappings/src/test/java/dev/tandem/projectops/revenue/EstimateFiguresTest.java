package dev.tandem.projectops.revenue;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.entity.finance.MaterialEstimateStaging;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.estimate.MaterialEstimates;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts in an estimate. */
class EstimateFiguresTest {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);

  private final CompanyBooks books = books(Books.USD, Books.FP_COMP_P);

  /** Two fixed-price lines with an estimate project each; the first one takes hours. */
  private static FinanceSide twoLines(boolean itemsOnBoth) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    for (int line = 1; line <= 2; line++) {
      side.put(
          BillingRule.CODEC,
          BillingRule.builder()
              .company("USPM")
              .contractId("C1")
              .sequenceNumber(line)
              .lineId("" + line)
              .billingProjectId("P1")
              .projectId("P1")
              .billingMethod(EnumSymbol.of(RuleBillingMethod.FIXED_PRICE))
              .includesHours(line == 1)
              .includesItems(line == 2 || itemsOnBoth)
              .build());
      side.put(
          EstimateProject.CODEC,
          EstimateProject.builder()
              .company("USPM")
              .estimateId("P1-" + line)
              .projectId("P1")
              .contractId("C1")
              .contractLine(line)
              .stage(EnumSymbol.of(EstimateStage.CREATED))
              .build());
    }
    return side;
  }

  @Test // REV-7, CL-7: each line has the forecasts that it covers, where they name none
  void countsAForecastOnOneLineOnly() {
    FinanceSide side = twoLines(false);
    side.put(
        HourForecast.CODEC,
        HourForecast.builder()
            .company("USPM")
            .transactionId("F1")
            .projectId("P1")
            .hours(new BigDecimal("16"))
            .costPrice(new BigDecimal("100"))
            .build());
    side.put(
        ItemForecast.CODEC,
        ItemForecast.builder()
            .company("USPM")
            .transactionId("F2")
            .projectId("P1")
            .allocation(EnumValue.of("None"))
            .periods(0)
            .periodUnit(EnumValue.of("Day"))
            .periodKey("-")
            .forecastModel("F")
            .currency("USD")
            .startDate(MARCH)
            .endDate(MARCH)
            .salesQuantity(new BigDecimal("3"))
            .costPrice(new BigDecimal("100"))
            .build());

    assertThat(List.of(forecast(side, 1), forecast(side, 2))).containsExactly("1600", "300");
  }

  @Test // REV-7, EST-15: the contract line of a material estimate is on its staged row
  void countsAMaterialEstimateOnTheLineThatItNames() {
    FinanceSide side = twoLines(true);
    side.put(
        MaterialEstimateStaging.CODEC,
        MaterialEstimateStaging.builder()
            .company("USPM")
            .importId(FinanceSide.id(1))
            .lineId(FinanceSide.id(1))
            .originLineId(FinanceSide.id(1))
            .transactionType(EnumSymbol.of(StagedTransactionType.COST))
            .projectId("P1")
            .contractLineId("2")
            .categoryId("Goods")
            .currency("USD")
            .salesQuantity(BigDecimal.TEN)
            .price(new BigDecimal("30"))
            .startDate(FinanceSide.DAY)
            .endDate(FinanceSide.DAY)
            .build());
    assertThat(side.run(new MaterialEstimates(books)).faults()).isEmpty();

    assertThat(List.of(forecast(side, 1), forecast(side, 2))).containsExactly("0", "300");
  }

  private String forecast(FinanceSide side, int line) {
    EstimateProject project =
        side.rows(EstimateProject.CODEC).stream()
            .filter(row -> row.contractLine().equals(Optional.of(line)))
            .findFirst()
            .orElseThrow();
    return side.look(
        records ->
            EstimateFigures.read(records, books, project, MARCH)
                .forecast()
                .amount()
                .stripTrailingZeros()
                .toPlainString());
  }
}
