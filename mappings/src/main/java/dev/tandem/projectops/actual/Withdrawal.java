package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cancels the approval of an entry, or recalls an approved one: its open actuals are taken back
 * (ACT-25, ACT-26, COR-10). No state; safe for any thread.
 */
public final class Withdrawal {
  private Withdrawal() {}

  /**
   * Reverses what is open of an entry.
   *
   * @param actuals all actuals that come from the entry, in any order
   * @param trail their connections and origins
   * @param occasion this recall or cancellation
   * @throws FaultException when the entry is on a draft invoice, or billed and not credited in full
   *     (ACT-26), when a correction journal that is open has an actual of it (ACT-43, ACT-45), or
   *     when a vendor invoice replaced its cost (ACT-50)
   */
  public static Effects of(List<Actual> actuals, Trail trail, Occasion occasion) {
    Set<UUID> own = actuals.stream().map(ActualRows::id).collect(Collectors.toSet());
    for (Actual actual : actuals) {
      refuseInvoiced(actual);
      refuseInProcess(actual);
      refuseReplaced(actual, own, trail);
    }
    Effects effects = Effects.NONE;
    for (Actual actual : actuals) {
      if (open(actual)) {
        effects = effects.then(Reversal.cancel(actual, trail, occasion));
      }
    }
    return effects;
  }

  private static void refuseInvoiced(Actual actual) {
    boolean live = actual.adjustmentStatus().isEmpty();
    boolean onDraft = actual.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED);
    boolean billed = actual.transactionType().is(TransactionType.BILLED_SALES);
    if (live && (onDraft || billed)) {
      throw new FaultException(
          FaultCode.ENTRY_INVOICED,
          ActualRows.place(actual),
          onDraft ? "it is on a draft invoice" : "it is billed and not credited in full");
    }
  }

  /** The journal would bring back what the withdrawal takes away. */
  static void refuseInProcess(Actual actual) {
    if (actual.adjustmentStatus().is(AdjustmentStatus.IN_PROCESS)) {
      throw new FaultException(
          FaultCode.NOT_CORRECTABLE,
          ActualRows.place(actual),
          "it is on a correction journal that is open; confirm that or give it up first");
    }
  }

  /** One that replaced it and is taken back with it, such as an edited sale, does not count. */
  static void refuseReplaced(Actual actual, Set<UUID> own, Trail trail) {
    for (UUID replacing : trail.firstOf(ConnectionKind.REPLACEMENT, ActualRows.id(actual))) {
      boolean byInvoice =
          trail.originsOf(RecordType.ACTUAL, replacing).stream()
              .anyMatch(
                  origin ->
                      origin
                          .originType()
                          .orElse("")
                          .equals(RecordType.VENDOR_INVOICE_LINE.logicalName()));
      if (byInvoice
          && !own.contains(replacing)
          && trail.firstOf(ConnectionKind.REVERSAL, replacing).isEmpty()) {
        throw new FaultException(
            FaultCode.ACTUAL_MATCHED, ActualRows.place(actual), "replaced by actual " + replacing);
      }
    }
  }

  /** Live, and no sale that an invoice has used up already. */
  private static boolean open(Actual actual) {
    return actual.adjustmentStatus().isEmpty()
        && !actual.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_POSTED);
  }
}
