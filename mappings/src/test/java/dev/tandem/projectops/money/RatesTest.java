package dev.tandem.projectops.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Amounts, their rounding and the search of rates. */
class RatesTest {
  private static final Currency USD = Currency.of("USD");
  private static final Currency GBP = Currency.of("GBP");
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);
  private final RateTable table =
      RateTable.of(USD)
          .with(GBP, LocalDate.of(2026, 1, 1), "120")
          .with(GBP, LocalDate.of(2026, 3, 1), "130")
          .with(GBP, LocalDate.of(2026, 4, 1), "140");
  private final RateAgreement fixed = new RateAgreement(GBP, ExchangeRate.of("125"), null);

  @Test
  void convertsPerHundredUnits() {
    // FX-2, EST-23, SC-2 step 1: 7 h × 250 GBP at 125
    assertThat(ExchangeRate.of("125").convert(Money.of("1750", GBP), USD))
        .isEqualTo(Money.of("2187.50", USD));
  }

  @Test
  void roundsHalfUpToTheDecimalsOfTheCurrency() {
    // UND-24
    assertThat(Money.of("0.125", USD).amount()).isEqualTo(new BigDecimal("0.13"));
    assertThat(Money.of("-0.125", USD).amount()).isEqualTo(new BigDecimal("-0.13"));
    assertThat(Money.of("10.5", new Currency("JPY", 0)).amount()).isEqualTo(new BigDecimal("11"));
  }

  @Test
  void takesTheNewestRateOfTheAccountingDate() {
    // JRN-13, FX-1, UND-36
    assertThat(table.find(GBP, MARCH, null)).contains(ExchangeRate.of("130"));
    assertThat(table.find(GBP, LocalDate.of(2026, 2, 28), null)).contains(ExchangeRate.of("120"));
  }

  @Test
  void letsTheAgreementWinWhateverTheDate() {
    // FX-3, SC-2 step 3: 125 and not the 130 of the day
    assertThat(table.find(GBP, MARCH, fixed)).contains(ExchangeRate.of("125"));
    assertThat(table.find(USD, MARCH, fixed)).contains(ExchangeRate.PARITY);
    assertThat(table.find(Currency.of("EUR"), MARCH, fixed)).isEmpty();
  }

  @Test
  void findsNoRateBeforeTheFirst() {
    // JRN-13, ERR-18
    assertThat(table.find(GBP, LocalDate.of(2025, 12, 31), null)).isEmpty();
  }

  @Test
  void refusesToAddTwoCurrencies() {
    assertThatThrownBy(() -> Money.of("1", USD).plus(Money.of("1", GBP)))
        .hasMessageContaining("convert it at an exchange rate first");
  }

  @Test
  void refusesRatesAndCodesThatCannotBe() {
    assertThatThrownBy(() -> ExchangeRate.of("0")).hasMessageContaining("above zero");
    assertThatThrownBy(() -> Currency.of("usd")).hasMessageContaining("three capital letters");
    assertThatThrownBy(() -> new Currency("USD", 9)).hasMessageContaining("0 to 6");
  }
}
