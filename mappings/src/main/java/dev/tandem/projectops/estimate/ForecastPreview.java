package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.finance.ExpenseForecast;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportParameters;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.ProjectRates;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateAgreement;
import dev.tandem.projectops.money.RateTable;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Row;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The general-ledger preview of a forecast: what its cost and its revenue will be in accounting
 * currency, by the rates that its postings take, so that revenue is at the fixed rate of the
 * contract if there is one (EST-23, FX-2, FX-3). Amounts are positive; nothing is written. No
 * state.
 */
public final class ForecastPreview {
  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(HourForecast.CODEC, ForecastFigures::of),
          new Kind<>(ExpenseForecast.CODEC, ForecastFigures::of),
          new Kind<>(ItemForecast.CODEC, ForecastFigures::of));

  private ForecastPreview() {}

  private record Kind<T extends Entity>(
      EntityCodec<T> codec, BiFunction<T, CompanyBooks, ForecastFigures> figures) {
    ForecastFigures figures(Row row, CompanyBooks books) {
      return figures.apply(codec.read(row), books);
    }
  }

  /** The tables of forecasts. */
  public static List<String> tables() {
    return KINDS.stream().map(kind -> kind.codec().table().name()).toList();
  }

  /**
   * The preview of a stored forecast.
   *
   * @param forecast a row of one of the {@link #tables}
   * @param records the rows of its legal entity, for its contract and the rates
   * @throws IllegalArgumentException when the row is of another table
   * @throws FaultException with ERR-18 when there is no rate for the day
   */
  public static Map<PostingType, BookedAmount> of(
      Row forecast, Records records, CompanyBooks books) {
    ForecastFigures figures =
        KINDS.stream()
            .filter(kind -> forecast.schema().isCalled(kind.codec().table().name()))
            .findFirst()
            .map(kind -> kind.figures(forecast, books))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is no table of forecasts; there are %s"
                            .formatted(forecast.schema(), tables())));
    ImportParameters rules = ImportSetup.read(records, books).rules();
    RateAgreement agreement =
        new ProjectRates(records, rules).agreement(figures.projectId()).orElse(null);
    return of(figures, rules.rates(), agreement, figures.day().orElseGet(records::today));
  }

  /**
   * The preview of any forecast.
   *
   * @param agreement the fixed rate of its contract; null when there is none
   * @param day whose rates count
   * @throws FaultException with ERR-18 when there is no rate for the day
   */
  public static Map<PostingType, BookedAmount> of(
      ForecastFigures figures, RateTable rates, @Nullable RateAgreement agreement, LocalDate day) {
    Map<PostingType, BookedAmount> preview = new EnumMap<>(PostingType.class);
    preview.put(
        PostingType.PROJECT_COST, booked(figures.cost(), figures.place(), rates, agreement, day));
    preview.put(
        PostingType.INVOICED_REVENUE,
        booked(figures.sales(), figures.place(), rates, agreement, day));
    return preview;
  }

  private static BookedAmount booked(
      Money amount,
      String place,
      RateTable rates,
      @Nullable RateAgreement agreement,
      LocalDate day) {
    return rates
        .find(amount.currency(), day, agreement)
        .map(rate -> BookedAmount.of(amount, rate, rates.accounting()))
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.ERR_18, place, "%s on %s".formatted(amount.currency(), day)));
  }
}
