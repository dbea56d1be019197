package dev.tandem.projectops.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.finance.ExpenseForecast;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a forecast will post, as finance shows it before (EST-23). */
class ForecastPreviewTest {
  private final FinanceSide side =
      FinanceSide.empty("USPM")
          .setUp()
          .engagement("C2", "P2", "GBP", RuleBillingMethod.TIME_MATERIAL);

  private void rate(String currency, int month, String rate) {
    side.rate(currency, "USD", LocalDate.of(2026, month, 1), rate);
  }

  private void agree(String rate) {
    side.agreed("C2", "GBP", rate);
  }

  private void hours() {
    hours(FinanceSide.DAY);
  }

  private void hours(@Nullable LocalDate day) {
    side.put(
        HourForecast.CODEC,
        HourForecast.builder()
            .company("USPM")
            .transactionId("F1")
            .projectId("P2")
            .startDate(Optional.ofNullable(day))
            .quantity(new BigDecimal(7))
            .costPrice(new BigDecimal(120))
            .salesPrice(new BigDecimal(250))
            .currency("GBP")
            .build());
  }

  /** Transaction and accounting amount of each line. */
  private <T extends Entity> Map<PostingType, String> preview(EntityCodec<T> codec) {
    T forecast = side.rows(codec).get(0);
    Row row = forecast.source().orElseThrow();
    return side
        .look(records -> ForecastPreview.of(row, records, FinanceSide.books()))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, line -> text(line.getValue())));
  }

  private static String text(BookedAmount amount) {
    return amount.transaction() + " = " + amount.accounting();
  }

  @Test // EST-23, EST-10, FX-2, FX-3, SC-2 step 1: at 125 and not at the 130 of the day
  void showsRevenueAtTheFixedRateOfTheContract() {
    rate("GBP", 3, "130");
    agree("125");
    hours();

    assertThat(preview(HourForecast.CODEC))
        .containsOnly(
            Map.entry(PostingType.PROJECT_COST, "840.00 USD = 840.00 USD"),
            Map.entry(PostingType.INVOICED_REVENUE, "1750.00 GBP = 2187.50 USD"));
  }

  @Test // JRN-13, UND-36: no agreement, so the rate of its first day
  void takesTheRateOfTheDayWithoutAnAgreement() {
    rate("GBP", 1, "120");
    rate("GBP", 3, "130");
    rate("GBP", 4, "140");
    hours();

    assertThat(preview(HourForecast.CODEC))
        .containsEntry(PostingType.INVOICED_REVENUE, "1750.00 GBP = 2275.00 USD");

    side.remove(HourForecast.CODEC, side.rows(HourForecast.CODEC).get(0));
    hours(null); // today is in March as well
    assertThat(preview(HourForecast.CODEC))
        .containsEntry(PostingType.INVOICED_REVENUE, "1750.00 GBP = 2275.00 USD");
  }

  @Test // ERR-18
  void tellsThatThereIsNoRate() {
    hours();

    assertThatThrownBy(() -> preview(HourForecast.CODEC))
        .hasMessageStartingWith("ERR-18 at forecast F1")
        .hasMessageContaining("GBP on 2026-03-05");
  }

  @Test // EST-4, EST-10: an expense names the currency of its cost
  void convertsTheCostOfAnExpense() {
    rate("EUR", 3, "110");
    agree("125");
    side.put(
        ExpenseForecast.CODEC,
        ExpenseForecast.builder()
            .company("USPM")
            .transactionId("F2")
            .projectId("P2")
            .startDate(FinanceSide.DAY)
            .quantity(new BigDecimal(3))
            .costPrice(new BigDecimal("10.11"))
            .costCurrency("EUR")
            .salesPrice(new BigDecimal(20))
            .currency("GBP")
            .build());

    assertThat(preview(ExpenseForecast.CODEC))
        .containsOnly(
            Map.entry(PostingType.PROJECT_COST, "30.33 EUR = 33.36 USD"),
            Map.entry(PostingType.INVOICED_REVENUE, "60.00 GBP = 75.00 USD"));
  }

  @Test // EST-5, EST-11: a missing price is 0
  void showsAnItemWithoutAPrice() {
    side.put(
        ItemForecast.CODEC,
        ItemForecast.builder()
            .company("USPM")
            .transactionId("F3")
            .forecastModel("F-CURRENT")
            .startDate(FinanceSide.DAY)
            .currency("USD")
            .salesQuantity(new BigDecimal(2))
            .costPrice(new BigDecimal(15))
            .build());

    assertThat(preview(ItemForecast.CODEC))
        .containsOnly(
            Map.entry(PostingType.PROJECT_COST, "30.00 USD = 30.00 USD"),
            Map.entry(PostingType.INVOICED_REVENUE, "0.00 USD = 0.00 USD"));
  }

  @Test
  void refusesRowsThatAreNoForecasts() {
    assertThat(ForecastPreview.tables())
        .isEqualTo(List.of("ProjForecastEmpl", "ProjForecastCost", "ProjForecastSalesEntity"));
    assertThatThrownBy(() -> preview(IntegrationParameters.CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no table of forecasts; there are [ProjForecastEmpl");
  }
}
