package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.proforma.DetailEdit;
import dev.tandem.projectops.proforma.ProformaDocument;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Details that somebody adds to a draft by hand (ACT-32, ACT-33). */
final class AddedDetails {
  private final Parameters parameters;

  AddedDetails(Parameters parameters) {
    this.parameters = parameters;
  }

  /** A new detail on the line of a contract line; nothing when it is there. */
  Effects add(Records records) {
    ProformaDocument draft =
        Documents.of(records, Finder.PROFORMAS.require(records, parameters.text("proforma")));
    LocalDate day = parameters.day("date", records.today());
    UUID id =
        new Occasion("detail on " + draft.id(), day, IdSource.named()).id(parameters.text("name"));
    if (draft.details().stream().anyMatch(row -> row.id().equals(Optional.of(id)))) {
      return Effects.NONE;
    }
    ContractLine contractLine = Finder.LINES.require(records, parameters.text("line"));
    InvoiceLine line = line(draft, contractLine);
    InvoiceLineDetail detail =
        InvoiceLineDetail.builder()
            .id(id)
            .invoice(RecordType.INVOICE.to(draft.id()))
            .invoiceLine(RecordType.INVOICE_LINE.to(line.id().orElseThrow()))
            .transactionType(Choice.of(TransactionType.BILLED_SALES))
            .transactionClass(Choice.of(workClass()))
            .billingType(
                Choice.of(parameters.billingType("billing-type").orElse(BillingType.CHARGEABLE)))
            .correction(false)
            .project(line.project())
            .contract(draft.header().contract())
            .contractLine(RecordType.CONTRACT_LINE.to(contractLine.id().orElseThrow()))
            .contractCustomer(draft.header().contractCustomer())
            .quantity(parameters.number("quantity"))
            .price(parameters.number("price"))
            .tax(parameters.number("tax"))
            .currency(draft.header().currency())
            .documentDate(day)
            .start(day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .end(day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .description(parameters.text("name"))
            .build();
    return DetailEdit.add(draft, detail, ProformaActions.decimals(records, draft));
  }

  private InvoiceLine line(ProformaDocument draft, ContractLine contractLine) {
    return draft.lines().stream()
        .filter(row -> References.pointsTo(row.contractLine(), contractLine.id().orElseThrow()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no line for contract line %s"
                        .formatted(draft.place(), parameters.text("line"))));
  }

  private TransactionClass workClass() {
    return parameters
        .read(
            "class",
            text -> TransactionClass.valueOf(text.toUpperCase(Locale.ROOT)),
            "time, expense, material or fee")
        .orElseThrow();
  }
}
