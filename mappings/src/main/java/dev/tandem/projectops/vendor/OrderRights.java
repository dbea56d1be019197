package dev.tandem.projectops.vendor;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;

/**
 * What a user of finance may not do with the order of a subcontract: it is read only, comes and
 * goes with its subcontract, and gets its receipts from posted usage (SUB-2, SUB-6). Hosts ask
 * before they let a user act. Pure.
 */
public final class OrderRights {
  private OrderRights() {}

  /** What a user wants to do by hand. */
  public enum Wish {
    /** A new order. */
    CREATE,
    /** Another value in an order or a line. */
    CHANGE,
    /** An order less. */
    DELETE,
    /** A product receipt. */
    RECEIVE
  }

  /** Refuses the wish, always. */
  public static void refuse(Wish wish, String order) {
    String reason =
        switch (wish) {
          case CREATE -> "only a subcontract makes such an order";
          case CHANGE -> "every field follows the subcontract";
          case DELETE -> "the order goes with its subcontract";
          case RECEIVE -> "receipts are made of posted usage";
        };
    throw new FaultException(FaultCode.ORDER_REFUSED, "order " + order, reason);
  }
}
