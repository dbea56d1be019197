package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.proforma.DetailEdit;
import dev.tandem.projectops.proforma.ProformaDocument;
import dev.tandem.projectops.proforma.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Edits of drafts, and the corrections of confirmed invoices (INV-4, COR-1 to COR-7). */
final class CorrectionActions {
  private final WorkSettings settings;
  private final Parameters parameters;

  CorrectionActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** A detail of a draft gets other values; amounts and totals follow (INV-4, COR-3). */
  Effects edit(Records records) {
    ProformaDocument draft = document(records);
    InvoiceLineDetail before = detail(records, draft);
    InvoiceLineDetail.Builder after = InvoiceLineDetail.builder().from(before);
    parameters.number("quantity").ifPresent(after::quantity);
    parameters.number("price").ifPresent(after::price);
    parameters.number("tax").ifPresent(after::tax);
    parameters.billingType("billing-type").ifPresent(type -> after.billingType(Choice.of(type)));
    parameters.optional("description").ifPresent(after::description);
    parameters.optional("external-description").ifPresent(after::externalDescription);
    return DetailEdit.of(draft, after.build(), ProformaActions.decimals(records, draft));
  }

  /** The detail that is named by its id, by its entry or by its retainer, or the only one. */
  private InvoiceLineDetail detail(Records records, ProformaDocument draft) {
    Optional<UUID> id =
        parameters
            .optional("detail")
            .map(text -> Finder.DETAILS.require(records, text).id().orElseThrow());
    Optional<List<UUID>> sales =
        parameters.optional("entry").map(text -> SalesActions.ofEntry(records, text));
    Optional<UUID> retainer =
        parameters
            .optional("retainer")
            .map(text -> Finder.RETAINERS.require(records, text).id().orElseThrow());
    Trail trail = sales.isPresent() ? Documents.trail(records, draft) : Trail.NONE;
    List<InvoiceLineDetail> found =
        draft.details().stream()
            .filter(row -> id.isEmpty() || row.id().equals(id))
            .filter(row -> sales.isEmpty() || bills(row, sales.get(), trail))
            .filter(
                row -> retainer.isEmpty() || References.pointsTo(row.retainer(), retainer.get()))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d such details; say which one by detail, entry or retainer"
              .formatted(draft.place(), found.size()));
    }
    return found.get(0);
  }

  private static boolean bills(InvoiceLineDetail detail, List<UUID> sales, Trail trail) {
    return trail.connections().stream()
        .filter(tie -> tie.transaction1().orElse("").equals(detail.id().orElseThrow().toString()))
        .anyMatch(tie -> sales.contains(UUID.fromString(tie.transaction2().orElseThrow())));
  }

  /** A new draft that corrects a confirmed invoice (COR-1 to COR-3), or more on one (COR-4). */
  Effects revise(Records records) {
    Optional<String> onto = parameters.optional("onto");
    return onto.isPresent() ? append(records, onto.get()) : open(records);
  }

  private Effects open(Records records) {
    String number =
        parameters
            .optional("number")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "revise-proforma needs number, the number of the correction, or onto"));
    Occasion occasion = occasion(records, "revise as " + number);
    if (ProformaActions.isMade(records, number, occasion)) {
      return Effects.NONE;
    }
    ProformaDocument invoice = document(records);
    List<Actual> billed = billed(records, invoice);
    Trail trail = trail(records, billed);
    Map<UUID, Proforma> drafts = drafts(records, billed, trail);
    Effects effects = Revision.open(invoice, billed, drafts, trail, occasion);
    return effects.then(new ProformaActions(settings, parameters).numbered(effects, number));
  }

  private Effects append(Records records, String onto) {
    ProformaDocument invoice = document(records);
    Proforma header = Finder.PROFORMAS.require(records, onto);
    ProformaDocument draft = Documents.of(records, header);
    Occasion occasion = occasion(records, "revise onto " + draft.id());
    List<Actual> billed = billed(records, invoice);
    Trail trail = trail(records, billed);
    Map<UUID, Proforma> drafts = drafts(records, billed, trail);
    return Revision.append(invoice, draft, billed, drafts, trail, occasion);
  }

  /** The live billed sales of an invoice, all or those of an entry (COR-2). */
  private List<Actual> billed(Records records, ProformaDocument invoice) {
    Optional<List<UUID>> ofEntry =
        parameters.optional("entry").map(text -> SalesActions.ofEntry(records, text));
    List<Actual> billed =
        Documents.actuals(records, invoice).stream()
            .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
            .filter(row -> row.adjustmentStatus().isEmpty())
            .filter(row -> ofEntry.isEmpty() || ofEntry.get().contains(ActualRows.id(row)))
            .toList();
    if (billed.isEmpty()) {
      throw new FaultException(
          FaultCode.NOT_REVISABLE, invoice.place(), "it has no live billed sales to correct");
    }
    return billed;
  }

  private static Trail trail(Records records, List<Actual> billed) {
    return Trails.of(records, billed.stream().map(ActualRows::id).toList());
  }

  /** The draft that corrects a billed sale, for those of which there is one now. */
  private static Map<UUID, Proforma> drafts(Records records, List<Actual> billed, Trail trail) {
    Map<UUID, Proforma> drafts = new HashMap<>();
    for (Actual sale : billed) {
      UUID id = ActualRows.id(sale);
      Finder.DETAILS.all(records, trail.firstOf(ConnectionKind.ON_CORRECTION, id)).stream()
          .flatMap(detail -> detail.invoice().flatMap(References::idOf).stream())
          .flatMap(invoice -> Finder.PROFORMAS.find(records, invoice).stream())
          .filter(ProformaDocument::isDraft)
          .forEach(draft -> drafts.put(id, draft));
    }
    return drafts;
  }

  private ProformaDocument document(Records records) {
    return Documents.of(records, Finder.PROFORMAS.require(records, parameters.text("proforma")));
  }

  private Occasion occasion(Records records, String name) {
    return new Occasion(name, parameters.day("day", records.today()), IdSource.named());
  }
}
