package dev.tandem.projectops.contract;

import dev.tandem.projectops.money.Currency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Splits a quantity or an amount by percentages without losing anything (FS-5). No state. */
public final class Split {
  private Split() {}

  /**
   * The parts, each rounded half up; the one at {@code rounding} takes what is left, so that the
   * sum is exactly the total.
   *
   * @param total quantity or amount, of either sign
   * @param percents shares in percent
   * @param rounding index of the share that takes the difference
   * @param decimals of the parts
   */
  public static List<BigDecimal> parts(
      BigDecimal total, List<BigDecimal> percents, int rounding, int decimals) {
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal rest = total;
    for (int i = 0; i < percents.size(); i++) {
      BigDecimal part =
          total.multiply(percents.get(i)).movePointLeft(2).setScale(decimals, Currency.ROUNDING);
      parts.add(part);
      if (i != rounding) {
        rest = rest.subtract(part);
      }
    }
    parts.set(rounding, rest);
    return List.copyOf(parts);
  }
}
