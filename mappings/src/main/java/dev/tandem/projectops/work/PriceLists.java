package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.CategoryPrice;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.PriceLevel;
import dev.tandem.projectops.entity.dataverse.PricingMethod;
import dev.tandem.projectops.entity.dataverse.ProductPrice;
import dev.tandem.projectops.entity.dataverse.RolePrice;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.pricing.Conversion;
import dev.tandem.projectops.pricing.ExpensePricing;
import dev.tandem.projectops.pricing.PriceList;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads price lists with their prices, and the rates between their currencies. No state. */
final class PriceLists {
  private static final int DECIMALS = 2;

  private PriceLists() {}

  /** The list that a reference points to. */
  static Optional<PriceList> read(Records records, Optional<Reference> list) {
    Optional<PriceLevel> header =
        list.flatMap(References::idOf)
            .flatMap(id -> records.find(PriceLevel.CODEC, PriceLevel.builder().id(id).build()));
    return header.map(
        row ->
            new PriceList(
                list.orElseThrow(),
                row.currency().orElseThrow(),
                decimals(records, row.currency().orElseThrow()),
                row.firstDay().orElse(null),
                row.lastDay().orElse(null),
                roles(records, list),
                categories(records, list),
                products(records, list)));
  }

  /** The unit of time of the first list that holds on the day. */
  static Optional<Reference> timeUnit(Records records, LocalDate day, List<PriceList> lists) {
    return PriceList.on(day, lists)
        .flatMap(list -> References.idOf(list.self()))
        .flatMap(id -> records.find(PriceLevel.CODEC, PriceLevel.builder().id(id).build()))
        .flatMap(PriceLevel::timeUnit);
  }

  private static List<PriceList.RolePrice> roles(Records records, Optional<Reference> list) {
    return records.all(RolePrice.CODEC).stream()
        .filter(row -> References.same(row.priceList(), list) && row.role().isPresent())
        .map(
            row ->
                new PriceList.RolePrice(
                    row.role().orElseThrow(),
                    row.company().orElse(null),
                    row.resourcingUnit().orElse(null),
                    row.price().orElse(BigDecimal.ZERO)))
        .toList();
  }

  private static List<PriceList.CategoryPrice> categories(
      Records records, Optional<Reference> list) {
    return records.all(CategoryPrice.CODEC).stream()
        .filter(row -> References.same(row.priceList(), list) && row.category().isPresent())
        .map(
            row ->
                new PriceList.CategoryPrice(
                    row.category().orElseThrow(),
                    row.unit().orElse(null),
                    method(row),
                    (method(row) == ExpensePricing.MARKUP_OVER_COST ? row.percent() : row.price())
                        .orElse(BigDecimal.ZERO)))
        .toList();
  }

  private static ExpensePricing method(CategoryPrice row) {
    return switch (row.method().option().orElse(PricingMethod.PRICE_PER_UNIT)) {
      case PRICE_PER_UNIT -> ExpensePricing.PRICE_PER_UNIT;
      case AT_COST -> ExpensePricing.AT_COST;
      case MARKUP_OVER_COST -> ExpensePricing.MARKUP_OVER_COST;
    };
  }

  private static List<PriceList.ProductPrice> products(Records records, Optional<Reference> list) {
    return records.all(ProductPrice.CODEC).stream()
        .filter(row -> References.same(row.priceList(), list) && row.product().isPresent())
        .map(
            row ->
                new PriceList.ProductPrice(
                    row.product().orElseThrow(),
                    row.unit().orElse(null),
                    row.price().orElse(BigDecimal.ZERO)))
        .toList();
  }

  /** Decimals of amounts in a currency (UND-24); two where its row says nothing. */
  static int decimals(Records records, Reference currency) {
    return currency(records, currency).flatMap(Currency::precision).orElse(DECIMALS);
  }

  /** The same, and two where no currency is known. */
  static int decimals(Records records, Optional<Reference> currency) {
    return currency.map(known -> decimals(records, known)).orElse(DECIMALS);
  }

  private static Optional<Currency> currency(Records records, Reference currency) {
    return References.idOf(currency)
        .flatMap(id -> records.find(Currency.CODEC, Currency.builder().id(id).build()));
  }

  /** The rates of Dataverse: units of each currency for one unit of the base currency (PAR-15). */
  static Conversion rates(Records records) {
    return (price, from, to, day) ->
        price
            .multiply(rate(records, to, day))
            .divide(rate(records, from, day), MathContext.DECIMAL64);
  }

  private static BigDecimal rate(Records records, Reference currency, LocalDate day) {
    Optional<Currency> row = currency(records, currency);
    return row.flatMap(Currency::exchangeRate)
        .filter(rate -> rate.signum() > 0)
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.ERR_18,
                    "price of " + day,
                    "currency %s has no rate in Dataverse"
                        .formatted(row.flatMap(Currency::code).orElse(currency.toString()))));
  }
}
