package dev.tandem.projectops.pricing;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Converts a price between the currencies of two price lists, at the rates of the environment
 * (PAR-15). Must be safe for the threads of its users.
 */
@FunctionalInterface
public interface Conversion {

  /**
   * The price in the other currency, not rounded.
   *
   * @throws FaultException with ERR-18 when there is no rate
   */
  BigDecimal convert(BigDecimal price, Reference from, Reference to, LocalDate day);

  /** For environments with one currency: every conversion is refused with ERR-18. */
  static Conversion none() {
    return (price, from, to, day) -> {
      throw new FaultException(
          FaultCode.ERR_18, "price of " + day, "from " + from + " to " + to + ": no rates given");
    };
  }
}
