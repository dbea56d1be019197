package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stock of one item at one place with what approved usage holds of it, until the journal line
 * of the usage is posted (STK-2). Immutable; each step returns the next state.
 *
 * @param item the item with its place, as people name it
 * @param onHand what lies there
 * @param held quantity by id of the actual
 */
public record StockReservation(String item, BigDecimal onHand, Map<String, BigDecimal> held) {
  /** Copies the map. */
  public StockReservation {
    held = Map.copyOf(held);
  }

  /** What is left for others. */
  public BigDecimal available() {
    return onHand.subtract(held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * Usage is approved: its quantity is held. The same actual holds once, however often it is told.
   *
   * @throws FaultException when less is available
   */
  public StockReservation approve(String actual, BigDecimal quantity) {
    Map<String, BigDecimal> next = new TreeMap<>(held);
    next.put(actual, quantity);
    StockReservation after = new StockReservation(item, onHand, next);
    if (after.available().signum() < 0) {
      throw new FaultException(
          FaultCode.STOCK_SHORT,
          "usage " + actual,
          "%s of %s are wanted, and %s are short"
              .formatted(quantity, item, after.available().negate()));
    }
    return after;
  }

  /** The usage is posted: the stock is issued and nothing is held for it any more (STK-3). */
  public StockReservation post(String actual) {
    Map<String, BigDecimal> next = new TreeMap<>(held);
    BigDecimal issued = next.remove(actual);
    return issued == null ? this : new StockReservation(item, onHand.subtract(issued), next);
  }

  /** The approval is taken back: nothing is held. */
  public StockReservation release(String actual) {
    Map<String, BigDecimal> next = new TreeMap<>(held);
    next.remove(actual);
    return new StockReservation(item, onHand, next);
  }
}
