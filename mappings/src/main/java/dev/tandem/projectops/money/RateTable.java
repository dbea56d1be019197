package dev.tandem.projectops.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The currency rates of one company, each valid from its day until the next one. Immutable and safe
 * for any thread.
 *
 * @param accounting the accounting currency of the company, at parity with itself always
 * @param rates the rates, in any order
 */
public record RateTable(Currency accounting, List<Daily> rates) {
  /** Copies the list. */
  public RateTable {
    rates = List.copyOf(rates);
  }

  /**
   * One rate.
   *
   * @param currency the currency whose 100 units are priced
   * @param from first day of the rate
   * @param rate units of accounting currency for 100 units
   */
  public record Daily(Currency currency, LocalDate from, ExchangeRate rate) {}

  /** A company whose only rate is the parity of its own currency. */
  public static RateTable of(Currency accounting) {
    return new RateTable(accounting, List.of());
  }

  /** This table and one rate more. */
  public RateTable with(Currency currency, LocalDate from, String per100) {
    List<Daily> more = new ArrayList<>(rates);
    more.add(new Daily(currency, from, ExchangeRate.of(per100)));
    return new RateTable(accounting, more);
  }

  /**
   * The rate of a line (JRN-13): parity for the company's own currency (FX-3), else the agreement
   * of the contract when it is about this currency, else the newest daily rate at or before the
   * accounting date (FX-1, UND-36). Empty when there is none.
   */
  public Optional<ExchangeRate> find(
      Currency currency, LocalDate accountingDate, @Nullable RateAgreement agreement) {
    if (currency.equals(accounting)) {
      return Optional.of(ExchangeRate.PARITY);
    }
    if (agreement != null && agreement.currency().equals(currency)) {
      return Optional.of(agreement.rate());
    }
    return rates.stream()
        .filter(daily -> daily.currency().equals(currency))
        .filter(daily -> !daily.from().isAfter(accountingDate))
        .max(Comparator.comparing(Daily::from))
        .map(Daily::rate);
  }
}
