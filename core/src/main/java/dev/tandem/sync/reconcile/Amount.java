package dev.tandem.sync.reconcile;

import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;

/**
 * The sums of one decimal column over all compared rows of a company, as finance people check them.
 * Immutable.
 *
 * @param company the company code in upper case, empty for rows without one
 * @param side the side that has the column
 * @param column its name
 * @param dataverse the sum over the rows of Dataverse, mapped where the column is on finance
 * @param finance the sum over the rows of finance, mapped where the column is on Dataverse
 */
public record Amount(
    String company, Side side, String column, BigDecimal dataverse, BigDecimal finance) {

  /** How much more Dataverse has. */
  public BigDecimal difference() {
    return dataverse.subtract(finance);
  }
}
