package dev.tandem.projectops.pricing;

import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price lists of one side, for example the cost lists of an organizational unit or the project
 * price lists of a contract. Immutable and safe for any thread.
 *
 * @param currency currency of the unit or contract, for work that no list prices (ACT-14)
 * @param decimals of amounts in that currency
 * @param lists the lists, those to prefer first
 */
public record PriceBook(Reference currency, int decimals, List<PriceList> lists) {
  /** Copies the list. */
  public PriceBook {
    lists = List.copyOf(lists);
  }

  /** A side with a currency of two decimals. */
  public static PriceBook of(Reference currency, PriceList... lists) {
    return new PriceBook(currency, 2, List.of(lists));
  }

  /** The price of the work; zero in the currency of this side when no list holds (ACT-11). */
  public Price price(PriceKey key, @Nullable Price cost, Conversion rates) {
    return PriceSearch.find(key, lists, cost, rates)
        .orElseGet(() -> new Price(BigDecimal.ZERO, currency, decimals, null));
  }
}
