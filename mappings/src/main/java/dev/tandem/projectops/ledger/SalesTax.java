package dev.tandem.projectops.ledger;

import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.util.List;

/** Tax amounts: for each line, rounded; a total is the sum of its lines (UND-24). Pure. */
public final class SalesTax {
  private SalesTax() {}

  /** The tax of one line; a line of zero has none (REG-21). */
  public static Money of(Money net, BigDecimal percent) {
    return new Money(net.amount().multiply(percent).movePointLeft(2), net.currency());
  }

  /** The tax of several lines of one percentage, each rounded by itself; at least one line. */
  public static Money total(List<Money> net, BigDecimal percent) {
    return net.stream()
        .map(line -> of(line, percent))
        .reduce(Money::plus)
        .orElseThrow(() -> new IllegalArgumentException("no line to tax: give at least one"));
  }

  /**
   * What a purchase costs the project: the net amount and the part of its tax that cannot be
   * recovered (TAX-5).
   *
   * @param lostPercent how much of the tax cannot be recovered, 0 to 100
   */
  public static Purchase purchase(Money net, Money tax, BigDecimal lostPercent) {
    Money lost = of(tax, lostPercent);
    return new Purchase(net.plus(lost), tax.minus(lost));
  }

  /**
   * A purchase with its tax divided.
   *
   * @param cost project cost, with the tax that cannot be recovered
   * @param recoverable the other tax
   */
  public record Purchase(Money cost, Money recoverable) {}
}
