package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.entity.dataverse.VerificationStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effect;
import dev.tandem.projectops.process.Effects;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Confirms project vendor invoices that finance posted, automatically or by hand (ACT-49, ACT-50,
 * VI-4, VI-11, VI-14, VI-15, REG-26, REG-27, SUB-8). No state; safe for any thread.
 */
public final class VendorInvoiceApproval {
  private VendorInvoiceApproval() {}

  /**
   * The confirmation that happens by itself. Nothing when the invoice waits for a person or has no
   * lines yet (REG-27); a fault, and the invoice stays as it is, when it fails (UND-27).
   */
  public static Effects auto(
      VendorInvoice invoice,
      List<InvoicedWork> lines,
      Function<InvoicedWork, ApprovalRules> rules,
      Trail trail,
      Occasion occasion) {
    if (!invoice.automaticConfirmation().orElse(false) || lines.isEmpty() || !open(invoice)) {
      return Effects.NONE;
    }
    try {
      return confirm(invoice, lines, rules, trail, occasion);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  /**
   * The confirmed invoice and its actuals. One that is flagged for automatic confirmation may be
   * confirmed by hand as well and gives the same actuals (REG-26).
   *
   * @param rules choices of the environment for a line, whose cost has a billing type of its own
   * @throws FaultException when it is not open, has no lines (REG-27), or needs a verification that
   *     is not complete on every line (VI-11)
   */
  public static Effects confirm(
      VendorInvoice invoice,
      List<InvoicedWork> lines,
      Function<InvoicedWork, ApprovalRules> rules,
      Trail trail,
      Occasion occasion) {
    requireConfirmable(invoice, lines);
    Effects effects = status(invoice, VendorInvoiceStatus.CONFIRMED);
    for (InvoicedWork line : lines) {
      Occasion step = occasion.step("line " + line.line().id().orElseThrow());
      effects = effects.then(line(line, rules.apply(line), trail, step));
    }
    return effects;
  }

  private static void requireConfirmable(VendorInvoice invoice, List<InvoicedWork> lines) {
    if (!open(invoice)) {
      throw refused(invoice, "its status is " + invoice.status());
    }
    if (lines.isEmpty()) {
      throw refused(invoice, "it has no lines"); // REG-27
    }
    boolean manual = !invoice.automaticConfirmation().orElse(false);
    for (InvoicedWork line : lines) {
      if (manual && !line.line().verification().is(VerificationStatus.COMPLETE)) {
        throw refused(
            invoice,
            "line %s is %s"
                .formatted(line.line().externalLine().orElse("?"), line.line().verification()));
      }
    }
  }

  private static boolean open(VendorInvoice invoice) {
    return invoice.status().isEmpty()
        || invoice.status().is(VendorInvoiceStatus.DRAFT)
        || invoice.status().is(VendorInvoiceStatus.IN_REVIEW);
  }

  static FaultException refused(VendorInvoice invoice, String reason) {
    return new FaultException(
        FaultCode.VENDOR_INVOICE_REFUSED, "vendor invoice " + invoice.number().orElse("?"), reason);
  }

  static Effects status(VendorInvoice invoice, VendorInvoiceStatus status) {
    return Effects.put(
        VendorInvoice.CODEC,
        VendorInvoice.builder().from(invoice).status(Choice.of(status)).build());
  }

  private static Effects line(
      InvoicedWork line, ApprovalRules rules, Trail trail, Occasion occasion) {
    Effects booked =
        Approval.of(
            line.work(),
            line.engagement(),
            line.prices(),
            line.billing(),
            rules,
            Trail.NONE,
            occasion);
    if (!line.matched().isEmpty()) {
      return matched(line, booked, trail, occasion);
    }
    return line.tied() ? booked : without(booked, TransactionConnection.CODEC);
  }

  /** The matched costs are taken back; only the cost of the line is new (ACT-50). */
  private static Effects matched(
      InvoicedWork line, Effects booked, Trail trail, Occasion occasion) {
    Effects effects = Effects.NONE;
    for (Actual old : line.matched()) {
      if (!old.adjustmentStatus().isEmpty()) {
        throw new FaultException(
            FaultCode.MATCH_REFUSED, ActualRows.place(old), "it is not live any more"); // VI-12
      }
      effects = effects.then(Reversal.adjust(old, trail, occasion));
    }
    for (Actual cost : booked.puts(Actual.CODEC)) {
      if (!cost.transactionType().is(TransactionType.UNBILLED_SALES)) {
        effects = effects.then(Effects.put(Actual.CODEC, cost));
        effects = effects.then(origins(booked, cost));
      }
      if (cost.transactionType().is(TransactionType.COST)) {
        effects = effects.then(takeOver(line.matched(), cost, trail, occasion));
      }
    }
    return effects;
  }

  private static Effects origins(Effects booked, Actual actual) {
    return Ties.origins(
        booked.puts(TransactionOrigin.CODEC).stream()
            .filter(row -> row.transaction().orElse("").equals(ActualRows.id(actual).toString()))
            .toList());
  }

  /** The new cost replaces the old ones beside their sales (TC-2, TC-8). */
  private static Effects takeOver(
      List<Actual> matched, Actual cost, Trail trail, Occasion occasion) {
    UUID now = ActualRows.id(cost);
    Effects effects = Effects.NONE;
    for (Actual old : matched) {
      UUID before = ActualRows.id(old);
      effects = effects.then(Ties.connect(ConnectionKind.REPLACEMENT, now, before, occasion));
      for (UUID sale : trail.firstOf(ConnectionKind.APPROVED, before)) {
        effects = effects.then(Ties.connect(ConnectionKind.APPROVED, sale, now, occasion));
      }
    }
    return effects;
  }

  private static Effects without(Effects effects, Object codec) {
    List<Effect<?>> kept =
        effects.inOrder().stream().filter(effect -> effect.codec() != codec).toList();
    return new Effects(kept, effects.faults());
  }
}
