package dev.tandem.projectops.pricing;

import static dev.tandem.projectops.actual.Contoso.DAY;
import static dev.tandem.projectops.actual.Contoso.GBP;
import static dev.tandem.projectops.actual.Contoso.GBPM;
import static dev.tandem.projectops.actual.Contoso.GB_UNIT;
import static dev.tandem.projectops.actual.Contoso.USD;
import static dev.tandem.projectops.actual.Contoso.USPM;
import static dev.tandem.projectops.actual.Contoso.US_UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search of prices (ACT-11, ACT-12, ACT-14, IC-5). */
class WorkPricingTest {
  private static final Reference DEVELOPER = row("Developer");
  private static final Reference HOTEL = row("Hotel");
  private static final Reference CABLE = row("Cable");
  private static final Reference METRE = row("Metre");

  private static Reference row(String name) {
    return Reference.byId(null, Contoso.id(name));
  }

  private static PriceList list(
      Reference currency,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<PriceList.RolePrice> roles,
      List<PriceList.CategoryPrice> categories) {
    return new PriceList(
        row("list"),
        currency,
        2,
        from,
        until,
        roles,
        categories,
        List.of(new PriceList.ProductPrice(CABLE, METRE, new BigDecimal("3.5"))));
  }

  private static PriceList.RolePrice hour(
      @Nullable Reference company, @Nullable Reference unit, String price) {
    return new PriceList.RolePrice(DEVELOPER, company, unit, new BigDecimal(price));
  }

  private static PriceKey time(Reference role, Reference company, Reference unit, LocalDate day) {
    return new PriceKey(
        TransactionClass.TIME,
        day,
        Optional.of(role),
        Optional.of(company),
        Optional.of(unit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static PriceKey expense() {
    return new PriceKey(
        TransactionClass.EXPENSE,
        DAY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(HOTEL),
        Optional.empty(),
        Optional.empty());
  }

  private static String found(PriceKey key, PriceList... lists) {
    return PriceSearch.find(key, List.of(lists), null, Conversion.none())
        .map(price -> price.perUnit().toPlainString())
        .orElse("no list");
  }

  @Test // ACT-11
  void dropsTheLowestDimensionUntilAPriceMatches() {
    PriceList list =
        list(
            USD,
            null,
            null,
            List.of(hour(GBPM, GB_UNIT, "88"), hour(GBPM, null, "90"), hour(null, null, "100")),
            List.of());

    assertThat(found(time(DEVELOPER, GBPM, GB_UNIT, DAY), list)).isEqualTo("88");
    assertThat(found(time(DEVELOPER, GBPM, US_UNIT, DAY), list)).isEqualTo("90");
    assertThat(found(time(DEVELOPER, USPM, US_UNIT, DAY), list)).isEqualTo("100");
    assertThat(found(time(row("Designer"), USPM, US_UNIT, DAY), list)).isEqualTo("0");
  }

  @ParameterizedTest // ACT-11: the list is chosen by the transaction date
  @CsvSource({"2025-12-31, 100", "2026-01-01, 110", "2026-12-31, 110", "2027-01-01, no list"})
  void takesTheListOfTheTransactionDate(LocalDate day, String price) {
    LocalDate change = LocalDate.of(2026, 1, 1);
    PriceList old =
        list(USD, null, change.minusDays(1), List.of(hour(null, null, "100")), List.of());
    PriceList now =
        list(USD, change, LocalDate.of(2026, 12, 31), List.of(hour(null, null, "110")), List.of());

    assertThat(found(time(DEVELOPER, USPM, US_UNIT, day), old, now)).isEqualTo(price);
  }

  @ParameterizedTest // ACT-12, SC-4
  @CsvSource({"PRICE_PER_UNIT, 250, 250", "AT_COST, 0, 200", "MARKUP_OVER_COST, 20, 240"})
  void pricesExpensesByTheirMethod(ExpensePricing method, String value, String expected) {
    PriceList sales =
        list(
            USD,
            null,
            null,
            List.of(),
            List.of(new PriceList.CategoryPrice(HOTEL, null, method, new BigDecimal(value))));

    assertThat(
            PriceSearch.find(expense(), List.of(sales), Price.of("200", USD), Conversion.none())
                .orElseThrow()
                .perUnit())
        .isEqualByComparingTo(expected);
  }

  @Test // REG-24, PAR-15, FX-5, ERR-18
  void convertsTheCostOfAnotherCurrency() {
    PriceList sales =
        list(
            USD,
            null,
            null,
            List.of(),
            List.of(
                new PriceList.CategoryPrice(HOTEL, null, ExpensePricing.AT_COST, BigDecimal.ZERO)));
    Conversion rates = (price, from, to, day) -> price.multiply(new BigDecimal("1.25"));

    assertThat(
            PriceSearch.find(expense(), List.of(sales), Price.of("200", GBP), rates)
                .orElseThrow()
                .perUnit())
        .isEqualByComparingTo("250");
    assertThatThrownBy(
            () ->
                PriceSearch.find(
                    expense(), List.of(sales), Price.of("200", GBP), Conversion.none()))
        .hasMessageContaining("ERR-18");
  }

  @Test // ACT-11: material by product and unit
  void pricesMaterialByProductAndUnit() {
    PriceList list = list(USD, null, null, List.of(), List.of());
    PriceKey metre =
        new PriceKey(
            TransactionClass.MATERIAL,
            DAY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(CABLE),
            Optional.of(METRE));

    assertThat(found(metre, list)).isEqualTo("3.5");
  }

  @Test // ACT-14, IC-5, IC-13
  void givesEachSideItsOwnPriceAndCurrency() {
    PriceList contracting = list(USD, null, null, List.of(hour(GBPM, null, "120")), List.of());
    PriceList sales = list(USD, null, null, List.of(hour(null, null, "200")), List.of());
    PriceList resourcing = list(GBP, null, null, List.of(hour(null, null, "88")), List.of());
    WorkPrices prices =
        new WorkPricing(
                PriceBook.of(USD, contracting),
                PriceBook.of(USD, sales),
                PriceBook.of(GBP, resourcing),
                Conversion.none())
            .of(time(DEVELOPER, GBPM, GB_UNIT, DAY), null);

    assertThat(prices.cost().amount(BigDecimal.TEN)).isEqualByComparingTo("1200");
    assertThat(prices.sale()).extracting(Price::perUnit).isEqualTo(new BigDecimal("200"));
    assertThat(prices.resourcingCost())
        .satisfies(price -> assertThat(price).extracting(Price::currency).isEqualTo(GBP));
    assertThat(prices.interOrganizational()).isEqualTo(prices.cost());
  }

  @Test // SUB-5, EXP-6
  void takesThePurchaseListOfASubcontractOrWhatWasPosted() {
    PriceBook purchase =
        PriceBook.of(USD, list(USD, null, null, List.of(hour(null, null, "80")), List.of()));
    WorkPricing pricing = new WorkPricing(purchase, null, null, Conversion.none());
    PriceKey key = time(DEVELOPER, USPM, US_UNIT, DAY);

    assertThat(pricing.of(key, null).cost().amount(new BigDecimal("8")))
        .isEqualByComparingTo("640");
    assertThat(pricing.of(key, Price.of("85", USD)).cost().perUnit()).isEqualByComparingTo("85");
    assertThat(pricing.of(key, null).sale()).isNull();
  }

  @Test // ACT-11: no list at all
  void isZeroInTheCurrencyOfTheSideWithoutAList() {
    Price price =
        PriceBook.of(GBP).price(time(DEVELOPER, USPM, US_UNIT, DAY), null, Conversion.none());

    assertThat(price.perUnit()).isZero();
    assertThat(price.currency()).isEqualTo(GBP);
  }
}
