package dev.tandem.projectops.pricing;

import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price list in one currency. Immutable and safe for any thread.
 *
 * @param self the row of the list
 * @param currency the row of its currency
 * @param decimals of amounts in the currency
 * @param from first day; null when it has none
 * @param until last day; null when it has none
 * @param roles prices of time
 * @param categories prices of expenses
 * @param products prices of materials
 */
public record PriceList(
    Reference self,
    Reference currency,
    int decimals,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<RolePrice> roles,
    List<CategoryPrice> categories,
    List<ProductPrice> products) {
  /** Copies the lists. */
  public PriceList {
    roles = List.copyOf(roles);
    categories = List.copyOf(categories);
    products = List.copyOf(products);
  }

  /**
   * Price of an hour.
   *
   * @param role the role
   * @param company resourcing company; null for any
   * @param unit resourcing unit; null for any
   * @param price per hour
   */
  public record RolePrice(
      Reference role, @Nullable Reference company, @Nullable Reference unit, BigDecimal price) {}

  /**
   * Price of an expense.
   *
   * @param category transaction category
   * @param unit unit of measure; null for any
   * @param method how the price is found
   * @param value the price, or the percentage of a markup; without meaning at cost
   */
  public record CategoryPrice(
      Reference category, @Nullable Reference unit, ExpensePricing method, BigDecimal value) {}

  /**
   * Price of a material.
   *
   * @param product the product
   * @param unit unit of measure; null for any
   * @param price per unit
   */
  public record ProductPrice(Reference product, @Nullable Reference unit, BigDecimal price) {}

  /** Whether the list holds on the day; both ends belong to it. */
  public boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /** The first of the lists that holds on the transaction date (ACT-11). */
  public static Optional<PriceList> on(LocalDate day, List<PriceList> lists) {
    return lists.stream().filter(list -> list.holdsOn(day)).findFirst();
  }

  /** A price of this list. */
  Price price(BigDecimal perUnit) {
    return new Price(perUnit, currency, decimals, self);
  }
}
