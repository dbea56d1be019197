package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Cancels a confirmed vendor invoice: its actuals are taken back, those that it had replaced are
 * booked again (ACT-51, VI-15, REG-32). No state; safe for any thread.
 */
public final class VendorInvoiceCancellation {
  private VendorInvoiceCancellation() {}

  /**
   * The cancelled invoice and its actuals.
   *
   * @param invoiced all actuals that come from lines of the invoice, also those between units
   *     (REG-32)
   * @param matched the actuals that the invoice replaced, as they are now
   * @param trail connections and origins of both
   * @throws dev.tandem.projectops.fault.FaultException when the invoice is not confirmed, or a sale
   *     of it is invoiced (ACT-26)
   */
  public static Effects of(
      VendorInvoice invoice,
      List<Actual> invoiced,
      List<Actual> matched,
      Trail trail,
      Occasion occasion) {
    if (!invoice.status().is(VendorInvoiceStatus.CONFIRMED)) {
      throw VendorInvoiceApproval.refused(invoice, "its status is " + invoice.status());
    }
    Effects effects =
        VendorInvoiceApproval.status(invoice, VendorInvoiceStatus.CANCELED)
            .then(Withdrawal.of(invoiced, trail, occasion));
    Set<UUID> again = new LinkedHashSet<>();
    for (Actual actual : invoiced) {
      again.addAll(trail.secondOf(ConnectionKind.REPLACEMENT, ActualRows.id(actual)));
    }
    invoiced.forEach(own -> again.remove(ActualRows.id(own))); // edited or credited, not matched
    for (Actual old : matched) {
      if (again.contains(ActualRows.id(old))) {
        effects = effects.then(booked(old, trail, occasion));
      }
    }
    return effects;
  }

  private static Effects booked(Actual old, Trail trail, Occasion occasion) {
    UUID before = ActualRows.id(old);
    Actual now =
        ActualRows.fresh(old, occasion, "again " + before)
            .skipSync(old.skipSync().orElse(false))
            .build();
    UUID id = ActualRows.id(now);
    Effects effects =
        Effects.put(Actual.CODEC, now)
            .then(Ties.connect(ConnectionKind.REPLACEMENT, id, before, occasion))
            .then(Ties.origins(Origins.inherit(trail, before, id, occasion)));
    for (UUID sale : trail.firstOf(ConnectionKind.APPROVED, before)) {
      effects = effects.then(Ties.connect(ConnectionKind.APPROVED, sale, id, occasion));
    }
    return effects;
  }
}
