package dev.tandem.projectops.pricing;

import dev.tandem.projectops.event.References;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a price on price lists: the list by the transaction date, the price by what the class of
 * the work asks for (ACT-11, ACT-12). No state.
 */
public final class PriceSearch {
  private PriceSearch() {}

  /**
   * The price of the work on the list of its date, zero when the list has none for it. Empty when
   * no list holds on that day.
   *
   * @param cost cost price, for expenses at cost or marked up; null when there is none
   * @param rates takes the cost price into the currency of the list (REG-24)
   */
  public static Optional<Price> find(
      PriceKey key, List<PriceList> lists, @Nullable Price cost, Conversion rates) {
    return PriceList.on(key.date(), lists).map(list -> on(list, key, cost, rates));
  }

  private static Price on(PriceList list, PriceKey key, @Nullable Price cost, Conversion rates) {
    Optional<Price> found =
        switch (key.workClass()) {
          case TIME -> time(list, key);
          case EXPENSE -> expense(list, key, cost, rates);
          case MATERIAL -> material(list, key);
          default -> Optional.empty();
        };
    return found.orElseGet(() -> list.price(BigDecimal.ZERO));
  }

  /** Role, company and unit; then without the unit; then without the company as well (ACT-11). */
  private static Optional<Price> time(PriceList list, PriceKey key) {
    return role(list, key, key.company(), key.resourcingUnit())
        .or(() -> role(list, key, key.company(), Optional.empty()))
        .or(() -> role(list, key, Optional.empty(), Optional.empty()))
        .map(list::price);
  }

  private static Optional<BigDecimal> role(
      PriceList list, PriceKey key, Optional<Reference> company, Optional<Reference> unit) {
    return list.roles().stream()
        .filter(price -> key.role().isPresent())
        .filter(price -> References.same(Optional.of(price.role()), key.role()))
        .filter(price -> References.same(Optional.ofNullable(price.company()), company))
        .filter(price -> References.same(Optional.ofNullable(price.unit()), unit))
        .map(PriceList.RolePrice::price)
        .findFirst();
  }

  private static Optional<Price> expense(
      PriceList list, PriceKey key, @Nullable Price cost, Conversion rates) {
    return list.categories().stream()
        .filter(price -> References.same(Optional.of(price.category()), key.category()))
        .filter(price -> fits(price.unit(), key))
        .findFirst()
        .map(
            price ->
                switch (price.method()) {
                  case PRICE_PER_UNIT -> price.value();
                  case AT_COST -> cost(list, key, cost, rates);
                  case MARKUP_OVER_COST ->
                      cost(list, key, cost, rates)
                          .multiply(BigDecimal.ONE.add(price.value().movePointLeft(2)));
                })
        .map(list::price);
  }

  private static BigDecimal cost(
      PriceList list, PriceKey key, @Nullable Price cost, Conversion rates) {
    if (cost == null) {
      return BigDecimal.ZERO;
    }
    return References.same(cost.currency(), list.currency())
        ? cost.perUnit()
        : rates.convert(cost.perUnit(), cost.currency(), list.currency(), key.date());
  }

  private static Optional<Price> material(PriceList list, PriceKey key) {
    return list.products().stream()
        .filter(price -> References.same(Optional.of(price.product()), key.product()))
        .filter(price -> fits(price.unit(), key))
        .findFirst()
        .map(price -> list.price(price.price()));
  }

  private static boolean fits(@Nullable Reference unit, PriceKey key) {
    return unit == null || References.same(Optional.of(unit), key.unit());
  }
}
