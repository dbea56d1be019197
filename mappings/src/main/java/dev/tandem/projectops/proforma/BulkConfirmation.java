package dev.tandem.projectops.proforma;

import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.util.List;

/** Confirms several invoices, each on its own (INV-8). No state; safe for any thread. */
public final class BulkConfirmation {
  /** Most invoices of one run. */
  public static final int LIMIT = 250;

  private BulkConfirmation() {}

  /**
   * The effects of all; an invoice that is refused is left out with its fault, the others go on.
   *
   * @throws FaultException when there are more than {@link #LIMIT} invoices
   */
  public static Effects of(List<ConfirmState> invoices, ConfirmRules rules, Occasion occasion) {
    requireFew(invoices.size());
    Effects effects = Effects.NONE;
    for (ConfirmState invoice : invoices) {
      Occasion step = occasion.step(invoice.document().id().toString());
      effects = effects.then(one(invoice, rules, step));
    }
    return effects;
  }

  /**
   * Refuses a run of more invoices than {@link #LIMIT}.
   *
   * @throws FaultException when there are more
   */
  public static void requireFew(int chosen) {
    if (chosen > LIMIT) {
      throw new FaultException(FaultCode.BULK_LIMIT, "bulk confirmation", chosen + " were chosen");
    }
  }

  private static Effects one(ConfirmState invoice, ConfirmRules rules, Occasion occasion) {
    try {
      return Confirmation.of(invoice, rules, occasion);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }
}
