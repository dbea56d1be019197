package dev.tandem.projectops.proforma;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A proforma with its lines and their details. Immutable and safe for any thread.
 *
 * @param header the invoice
 * @param lines one for each contract line
 * @param details of all lines
 */
public record ProformaDocument(
    Proforma header, List<InvoiceLine> lines, List<InvoiceLineDetail> details) {
  /** Copies the lists. */
  public ProformaDocument {
    requireNonNull(header, "header");
    lines = List.copyOf(lines);
    details = List.copyOf(details);
  }

  /** Id of the invoice. */
  public UUID id() {
    return header.id().orElseThrow();
  }

  /** How errors name the invoice: by its number, which drafts of one contract do not share. */
  public String place() {
    return "proforma " + header.financeNumber().or(header::name).orElseGet(() -> id().toString());
  }

  /** How errors name a detail. */
  public String place(InvoiceLineDetail detail) {
    return place() + " detail " + detail.id().orElseThrow();
  }

  /**
   * Refuses an invoice that is not a draft or in review any more (INV-7, UND-32).
   *
   * @throws FaultException with the status that it has
   */
  public void requireDraft() {
    if (!isDraft(header)) {
      throw new FaultException(
          FaultCode.PROFORMA_STATUS_REFUSED, place(), "its status is " + header.status());
    }
  }

  /** Whether an invoice is a draft or in review, and not confirmed (INV-7, UND-32). */
  public static boolean isDraft(Proforma header) {
    return header.status().is(ProformaStatus.DRAFT) || header.status().is(ProformaStatus.IN_REVIEW);
  }

  /**
   * The invoice as paid (INV-9).
   *
   * @throws FaultException when it is neither confirmed nor posted
   */
  public Effects paid() {
    Choice<ProformaStatus> status = header.status();
    if (!status.is(ProformaStatus.CONFIRMED) && !status.is(ProformaStatus.POSTED)) {
      throw new FaultException(
          FaultCode.PROFORMA_STATUS_REFUSED, place(), "it is paid only once confirmed");
    }
    return Effects.put(
        Proforma.CODEC,
        Proforma.builder().from(header).status(Choice.of(ProformaStatus.INVOICE_PAID)).build());
  }

  /**
   * Refuses lines without a contract line (REG-22) and details that stand on no line of the
   * invoice.
   *
   * @throws FaultException for the first one
   */
  public void requireContractLines() {
    for (InvoiceLine line : lines) {
      if (line.contractLine().isEmpty()) {
        throw missing("line " + line.id().orElseThrow() + " has none");
      }
    }
    for (InvoiceLineDetail detail : details) {
      if (line(detail).isEmpty()) {
        throw missing("detail " + detail.id().orElseThrow() + " stands on no line of the invoice");
      }
    }
  }

  private FaultException missing(String what) {
    return new FaultException(FaultCode.CONTRACT_LINE_MISSING, place(), what);
  }

  /** The line of a detail. */
  public Optional<InvoiceLine> line(InvoiceLineDetail detail) {
    return lines.stream()
        .filter(line -> References.pointsTo(detail.invoiceLine(), line.id().orElseThrow()))
        .findFirst();
  }

  /**
   * Header and lines with the sums of their chargeable details; nothing else counts (INV-3).
   *
   * @return the rows that changed or were made
   */
  Effects totals() {
    Effects effects = Effects.NONE;
    for (InvoiceLine line : lines) {
      List<InvoiceLineDetail> own =
          details.stream()
              .filter(detail -> References.pointsTo(detail.invoiceLine(), line.id().orElseThrow()))
              .toList();
      BigDecimal amount = amount(own);
      BigDecimal tax = tax(own);
      effects =
          effects.then(
              Effects.put(
                  InvoiceLine.CODEC,
                  InvoiceLine.builder()
                      .from(line)
                      .amount(amount)
                      .tax(tax)
                      .amountAfterTax(amount.add(tax))
                      .build()));
    }
    return Effects.put(Proforma.CODEC, summed()).then(effects);
  }

  private Proforma summed() {
    BigDecimal amount = amount(details);
    BigDecimal tax = tax(details);
    return Proforma.builder()
        .from(header)
        .lineAmount(amount)
        .tax(tax)
        .totalAmount(amount.add(tax))
        .build();
  }

  /** A corrected detail counts with what changes: what remains minus what is billed (COR-3). */
  private static BigDecimal amount(List<InvoiceLineDetail> details) {
    return sum(details, InvoiceLineDetail::amount)
        .subtract(sum(details, InvoiceLineDetail::billedAmount));
  }

  private static BigDecimal tax(List<InvoiceLineDetail> details) {
    return sum(details, InvoiceLineDetail::tax)
        .subtract(sum(details, InvoiceLineDetail::billedTax));
  }

  private static BigDecimal sum(
      List<InvoiceLineDetail> details, Function<InvoiceLineDetail, Optional<BigDecimal>> column) {
    return details.stream()
        .filter(detail -> detail.billingType().is(BillingType.CHARGEABLE))
        .flatMap(detail -> column.apply(detail).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
