package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.ApprovalRules;
import dev.tandem.projectops.actual.InvoiceMatching;
import dev.tandem.projectops.actual.InvoicedWork;
import dev.tandem.projectops.actual.VendorInvoiceApproval;
import dev.tandem.projectops.actual.VendorInvoiceCancellation;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.UnmatchedActual;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.entity.dataverse.VerificationStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Vendor invoices that finance posted: confirmed, verified, cancelled (VI-4, VI-11, VI-15). */
final class VendorActions {
  private final WorkSettings settings;
  private final Parameters parameters;

  VendorActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** A step for each invoice that confirms itself and is open (VI-4, REG-27, UND-27). */
  Iterator<Effects> confirmAll(Records records) {
    List<String> open = new ArrayList<>();
    Optional<UUID> only =
        parameters
            .optional("invoice")
            .map(text -> Finder.VENDOR_INVOICES.require(records, text).id().orElseThrow());
    records.each(
        VendorInvoice.CODEC,
        row -> {
          UUID id = row.id().orElseThrow();
          if (row.automaticConfirmation().orElse(false)
              && !over(row)
              && (only.isEmpty() || only.get().equals(id))) {
            open.add(id.toString());
          }
        });
    return Steps.forEach(open, id -> List.of(() -> confirmItself(records, UUID.fromString(id))));
  }

  private Effects confirmItself(Records records, UUID id) {
    try {
      VendorInvoice invoice = Finder.VENDOR_INVOICES.find(records, id).orElseThrow();
      List<InvoicedWork> lines = work(records, invoice);
      return VendorInvoiceApproval.auto(
          invoice, lines, this::rules, trail(records, lines), confirmation(records, invoice));
    } catch (FaultException e) {
      return Effects.fault(e.fault()); // UND-27
    }
  }

  /** Confirms an invoice by hand (VI-11, REG-26); nothing when it is confirmed. */
  Effects confirm(Records records) {
    VendorInvoice invoice = invoice(records);
    if (invoice.status().is(VendorInvoiceStatus.CONFIRMED)) {
      return Effects.NONE;
    }
    List<InvoicedWork> lines = work(records, invoice);
    return VendorInvoiceApproval.confirm(
        invoice, lines, this::rules, trail(records, lines), confirmation(records, invoice));
  }

  private static boolean over(VendorInvoice invoice) {
    return invoice.status().is(VendorInvoiceStatus.CONFIRMED)
        || invoice.status().is(VendorInvoiceStatus.CANCELED);
  }

  private List<InvoicedWork> work(Records records, VendorInvoice invoice) {
    Set<UUID> taken = new LinkedHashSet<>();
    List<InvoicedWork> work = new ArrayList<>();
    for (VendorInvoiceLine line : lines(records, invoice)) {
      InvoicedWork one = VendorLineWork.of(records, line, taken);
      one.matched().forEach(matched -> taken.add(ActualRows.id(matched)));
      work.add(one);
    }
    return work;
  }

  private static List<VendorInvoiceLine> lines(Records records, VendorInvoice invoice) {
    UUID id = invoice.id().orElseThrow();
    return records.where(VendorInvoiceLine.CODEC, row -> References.pointsTo(row.invoice(), id));
  }

  /** The cost of a line carries the billing type of its sale where the line is charged (SC-5). */
  private ApprovalRules rules(InvoicedWork line) {
    BillingType type = line.line().billingType().option().orElse(BillingType.CHARGEABLE);
    return EntryActions.rules(settings, line.engagement(), type);
  }

  private static Trail trail(Records records, List<InvoicedWork> lines) {
    List<UUID> matched =
        lines.stream().flatMap(line -> line.matched().stream()).map(ActualRows::id).toList();
    return matched.isEmpty() ? Trail.NONE : Trails.of(records, matched);
  }

  private Occasion confirmation(Records records, VendorInvoice invoice) {
    return occasion(records, "confirm vendor invoice " + invoice.id().orElseThrow());
  }

  /** Moves the verification of a line on, up to complete (VI-11); nothing when it is there. */
  Effects verify(Records records) {
    VerificationStatus wanted =
        parameters.optional("status").orElse("complete").equals("in-progress")
            ? VerificationStatus.IN_PROGRESS
            : VerificationStatus.COMPLETE;
    VendorInvoiceLine line = Finder.VENDOR_LINES.require(records, parameters.text("line"));
    Effects effects = Effects.NONE;
    while (status(line).compareTo(wanted) < 0) {
      effects = effects.then(InvoiceMatching.verify(line));
      List<VendorInvoiceLine> moved = effects.puts(VendorInvoiceLine.CODEC);
      line = moved.get(moved.size() - 1);
    }
    return effects;
  }

  /** A person takes the usage of an entry off a line (VI-13); nothing when it is off. */
  Effects unmatch(Records records) {
    return matched(records, true);
  }

  /** A person puts it on the line again (VI-13); nothing when it is on. */
  Effects match(Records records) {
    return matched(records, false);
  }

  private Effects matched(Records records, boolean off) {
    VendorInvoiceLine line = beingVerified(records);
    List<Effects> effects = new ArrayList<>();
    for (UUID cost : SalesActions.ofEntry(records, parameters.text("entry"))) {
      UnmatchedActual row = unmatched(records, line, cost);
      Optional<UnmatchedActual> known = records.find(UnmatchedActual.CODEC, row);
      if (known.flatMap(UnmatchedActual::off).orElse(false) != off) {
        effects.add(
            Effects.put(
                UnmatchedActual.CODEC,
                UnmatchedActual.builder().from(known.orElse(row)).off(off).build()));
      }
    }
    return Effects.all(Effects.NONE, effects);
  }

  private VendorInvoiceLine beingVerified(Records records) {
    VendorInvoiceLine line = Finder.VENDOR_LINES.require(records, parameters.text("line"));
    InvoiceMatching.requireInProgress(line);
    return line;
  }

  private static UnmatchedActual unmatched(Records records, VendorInvoiceLine line, UUID cost) {
    UUID id = line.id().orElseThrow();
    Occasion taken = new Occasion("unmatched from " + id, records.today(), IdSource.named());
    return UnmatchedActual.builder()
        .id(taken.id("actual " + cost))
        .line(RecordType.VENDOR_INVOICE_LINE.to(id))
        .actual(RecordType.ACTUAL.to(cost))
        .build();
  }

  private static VerificationStatus status(VendorInvoiceLine line) {
    return line.verification().option().orElse(VerificationStatus.NOT_STARTED);
  }

  /** Cancels a confirmed invoice (ACT-51, REG-32); nothing when it is cancelled. */
  Effects cancel(Records records) {
    VendorInvoice invoice = invoice(records);
    if (invoice.status().is(VendorInvoiceStatus.CANCELED)) {
      return Effects.NONE;
    }
    List<UUID> lines =
        lines(records, invoice).stream().map(line -> line.id().orElseThrow()).toList();
    Trail trail = Trails.ofSources(records, RecordType.VENDOR_INVOICE_LINE, lines);
    List<UUID> own =
        lines.stream()
            .flatMap(
                line ->
                    trail.from(RecordType.VENDOR_INVOICE_LINE, line, RecordType.ACTUAL).stream())
            .distinct()
            .toList();
    List<UUID> replaced =
        own.stream()
            .flatMap(id -> trail.secondOf(ConnectionKind.REPLACEMENT, id).stream())
            .distinct()
            .toList();
    List<Actual> invoiced = Finder.ACTUALS.all(records, own);
    return VendorInvoiceCancellation.of(
        invoice,
        invoiced,
        Finder.ACTUALS.all(records, replaced),
        trail,
        occasion(records, "cancel vendor invoice " + invoice.id().orElseThrow()));
  }

  private VendorInvoice invoice(Records records) {
    return Finder.VENDOR_INVOICES.require(records, parameters.text("invoice"));
  }

  private Occasion occasion(Records records, String name) {
    return new Occasion(name, parameters.day("day", records.today()), IdSource.named());
  }
}
