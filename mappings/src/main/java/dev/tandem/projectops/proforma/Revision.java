package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Ties;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens the correction of a confirmed proforma: a new draft with copies of the chosen details, each
 * with quantity zero, which credits it in full until somebody enters what is to remain (COR-1 to
 * COR-7, TC-6). No state; safe for any thread.
 */
public final class Revision {
  private static final Set<ProformaStatus> REVISABLE =
      EnumSet.of(ProformaStatus.CONFIRMED, ProformaStatus.INVOICE_PAID, ProformaStatus.POSTED);

  private Revision() {}

  /**
   * A new draft that corrects the invoice.
   *
   * @param invoice the confirmed invoice
   * @param billed the billed sales to correct, all or some of the invoice (COR-2)
   * @param drafts the draft that corrects a billed sale by now, by the id of the sale
   * @param trail origins of the billed sales, which lead to the details that billed them
   * @throws FaultException when the invoice cannot be revised (COR-1), a line is product based
   *     (COR-6), or a sale is corrected already or by another draft
   */
  public static Effects open(
      ProformaDocument invoice,
      List<Actual> billed,
      Map<UUID, Proforma> drafts,
      Trail trail,
      Occasion occasion) {
    UUID id = occasion.id("invoice");
    Proforma header =
        Proforma.builder()
            .from(invoice.header())
            .source(Optional.empty())
            .id(id)
            .number(Optional.empty())
            .financeNumber(Optional.empty())
            .voucher(Optional.empty())
            .status(Choice.of(ProformaStatus.DRAFT))
            .invoiceDate(occasion.day())
            .hasCorrections(true)
            .build();
    return append(
        invoice,
        new ProformaDocument(header, List.of(), List.of()),
        billed,
        drafts,
        trail,
        occasion);
  }

  /**
   * The same onto a draft that is there already, so that one invoice holds new charges and credits
   * (COR-4). What the draft corrects already stays as it is; nothing when that is all.
   *
   * @param drafts the draft that corrects a billed sale by now, by the id of the sale
   * @throws FaultException also when the draft is of another contract or customer
   */
  public static Effects append(
      ProformaDocument invoice,
      ProformaDocument draft,
      List<Actual> billed,
      Map<UUID, Proforma> drafts,
      Trail trail,
      Occasion occasion) {
    List<Actual> more =
        billed.stream().filter(sale -> !corrects(draft, drafts.get(ActualRows.id(sale)))).toList();
    if (more.isEmpty() && !billed.isEmpty()) {
      return Effects.NONE;
    }
    requireRevisable(invoice);
    draft.requireDraft();
    requireSameCustomer(invoice, draft);
    List<InvoiceLine> lines = new ArrayList<>(draft.lines());
    List<InvoiceLineDetail> details = new ArrayList<>(draft.details());
    Effects rows = Effects.NONE;
    for (Actual sale : more) {
      refuseOnAnotherDraft(invoice, sale, drafts.get(ActualRows.id(sale)));
      InvoiceLineDetail corrected = detailOf(invoice, sale, trail);
      InvoiceLine line = line(invoice, corrected, draft.id(), lines, occasion);
      InvoiceLineDetail copy = copy(corrected, sale, line, occasion);
      details.add(copy);
      rows =
          rows.then(Effects.put(InvoiceLineDetail.CODEC, copy))
              .then(
                  Ties.connect(
                      ConnectionKind.ON_CORRECTION,
                      copy.id().orElseThrow(),
                      ActualRows.id(sale),
                      occasion));
    }
    Proforma header = Proforma.builder().from(draft.header()).hasCorrections(true).build();
    return new ProformaDocument(header, lines, details).totals().then(rows);
  }

  private static boolean corrects(ProformaDocument draft, @Nullable Proforma found) {
    return found != null && found.id().equals(draft.header().id());
  }

  private static void requireRevisable(ProformaDocument invoice) {
    Choice<ProformaStatus> status = invoice.header().status();
    if (status.option().filter(REVISABLE::contains).isEmpty()) {
      throw refused(invoice, "its status is " + status);
    }
    for (InvoiceLine line : invoice.lines()) {
      if (line.billingMethod().isEmpty()) {
        throw refused(invoice, "line " + line.name().orElse("?") + " is product based"); // COR-6
      }
    }
  }

  private static void requireSameCustomer(ProformaDocument invoice, ProformaDocument draft) {
    Proforma one = invoice.header();
    Proforma other = draft.header();
    if (!References.same(one.contract(), other.contract())
        || !References.same(one.contractCustomer(), other.contractCustomer())) {
      throw refused(invoice, draft.place() + " is of another contract or customer");
    }
  }

  private static FaultException refused(ProformaDocument invoice, String reason) {
    return new FaultException(FaultCode.NOT_REVISABLE, invoice.place(), reason);
  }

  private static void refuseOnAnotherDraft(
      ProformaDocument invoice, Actual sale, @Nullable Proforma draft) {
    if (draft != null) {
      throw refused(
          invoice,
          "draft %s corrects %s; confirm or delete that first"
              .formatted(
                  draft.financeNumber().or(draft::number).orElse("?"), ActualRows.place(sale)));
    }
  }

  private static InvoiceLineDetail detailOf(ProformaDocument invoice, Actual sale, Trail trail) {
    if (!sale.adjustmentStatus().isEmpty()) {
      throw refused(invoice, ActualRows.place(sale) + " is corrected already");
    }
    return invoice.details().stream()
        .filter(
            detail ->
                trail
                    .from(
                        RecordType.INVOICE_LINE_DETAIL,
                        detail.id().orElseThrow(),
                        RecordType.ACTUAL)
                    .contains(ActualRows.id(sale)))
        .findFirst()
        .orElseThrow(
            () -> refused(invoice, ActualRows.place(sale) + " was not billed by this invoice"));
  }

  /** The line of the correction for a line of the invoice; made once (COR-7). */
  private static InvoiceLine line(
      ProformaDocument invoice,
      InvoiceLineDetail corrected,
      UUID draft,
      List<InvoiceLine> lines,
      Occasion occasion) {
    InvoiceLine old = invoice.line(corrected).orElseThrow();
    UUID id = occasion.id("line " + old.id().orElseThrow());
    for (InvoiceLine line : lines) {
      if (line.id().equals(Optional.of(id))) {
        return line;
      }
    }
    InvoiceLine line =
        InvoiceLine.builder()
            .from(old)
            .source(Optional.empty())
            .id(id)
            .invoice(RecordType.INVOICE.to(draft))
            .correction(true)
            .build();
    lines.add(line);
    return line;
  }

  private static InvoiceLineDetail copy(
      InvoiceLineDetail corrected, Actual sale, InvoiceLine line, Occasion occasion) {
    BigDecimal nothing = BigDecimal.ZERO.setScale(sale.amount().map(BigDecimal::scale).orElse(2));
    return Details.of(sale, occasion.id("detail " + ActualRows.id(sale)), line)
        .correction(true)
        .milestone(corrected.milestone())
        .retainer(corrected.retainer())
        .refund(corrected.refund())
        .billedQuantity(sale.quantity())
        .billedAmount(sale.amount())
        .billedTax(sale.tax())
        .quantity(BigDecimal.ZERO) // COR-3
        .amount(nothing)
        .tax(Optional.empty())
        .amountAfterTax(nothing)
        .build();
  }
}
