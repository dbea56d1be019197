package dev.tandem.projectops.estimate;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.finance.ExpenseForecast;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a forecast of any kind is worth: quantity × price, where a missing price counts as 0
 * (EST-11). Cost is in the currency of the unit that delivers the work, which is that of the
 * company unless the forecast names another; sales are in that of the contract (EST-10). Immutable.
 *
 * @param place which forecast, for messages
 * @param projectId its project
 * @param day its first day; empty when it has none
 * @param cost cost in its currency
 * @param sales sales value in its currency
 */
public record ForecastFigures(
    String place, Optional<String> projectId, Optional<LocalDate> day, Money cost, Money sales) {
  /** Refuses null parts. */
  public ForecastFigures {
    requireNonNull(place, "place");
    requireNonNull(cost, "cost");
    requireNonNull(sales, "sales");
  }

  /** Those of an hour forecast. */
  public static ForecastFigures of(HourForecast forecast, CompanyBooks books) {
    return new ForecastFigures(
        place(forecast.transactionId()),
        forecast.projectId(),
        forecast.startDate(),
        amount(forecast.quantity(), forecast.costPrice(), Optional.empty(), books),
        amount(forecast.quantity(), forecast.salesPrice(), forecast.currency(), books));
  }

  /** Those of an expense forecast. */
  public static ForecastFigures of(ExpenseForecast forecast, CompanyBooks books) {
    return new ForecastFigures(
        place(forecast.transactionId()),
        forecast.projectId(),
        forecast.startDate(),
        amount(forecast.quantity(), forecast.costPrice(), forecast.costCurrency(), books),
        amount(forecast.quantity(), forecast.salesPrice(), forecast.currency(), books));
  }

  /** Those of an item forecast. */
  public static ForecastFigures of(ItemForecast forecast, CompanyBooks books) {
    return new ForecastFigures(
        place(forecast.transactionId()),
        forecast.projectId(),
        forecast.startDate(),
        amount(forecast.salesQuantity(), forecast.costPrice(), Optional.empty(), books),
        amount(forecast.salesQuantity(), forecast.salesPrice(), forecast.currency(), books));
  }

  private static String place(Optional<String> number) {
    return "forecast " + number.orElse("?");
  }

  private static Money amount(
      Optional<BigDecimal> quantity,
      Optional<BigDecimal> price,
      Optional<String> currency,
      CompanyBooks books) {
    return new Money(
        quantity.orElse(BigDecimal.ZERO).multiply(price.orElse(BigDecimal.ZERO)),
        currency.map(books::currency).orElse(books.accounting()));
  }
}
