package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Records;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pending vendor invoice of a subcontract order, with its receipts and the usage that is
 * matched to it: that of its receipts unless it was taken off, and what was put on it by hand
 * (SUB-7). Made for one step; what it read is remembered by the records.
 */
final class PendingInvoice {
  private final Records records;
  private final String order;
  private final VendorInvoice invoice;
  private final List<ProductReceipt> receipts;

  private PendingInvoice(Records records, String order, VendorInvoice invoice) {
    this.records = records;
    this.order = order;
    this.invoice = invoice;
    receipts =
        records.where(
            ProductReceipt.CODEC,
            row ->
                row.purchaseOrder().filter(order::equals).isPresent()
                    && row.invoice().equals(invoice.number()));
  }

  /**
   * Reads it.
   *
   * @throws FaultException when there is no such invoice of the order, or it is posted
   */
  static PendingInvoice of(Records records, String order, String number) {
    String company = records.companyCode();
    Optional<String> vendor =
        records
            .find(
                PurchaseOrder.CODEC, PurchaseOrder.builder().company(company).number(order).build())
            .flatMap(PurchaseOrder::vendor);
    VendorInvoice invoice =
        records
            .find(
                VendorInvoice.CODEC,
                VendorInvoice.builder().company(company).vendor(vendor).number(number).build())
            .filter(row -> row.purchaseOrder().filter(order::equals).isPresent())
            .orElseThrow(() -> refused(number, "order " + order + " has no such invoice"));
    if (!invoice.stage().is(VendorInvoiceStage.PENDING)) {
      throw refused(number, "it is " + invoice.stage());
    }
    return new PendingInvoice(records, order, invoice);
  }

  static FaultException refused(String number, String reason) {
    return new FaultException(
        FaultCode.MATCH_OF_INVOICE_REFUSED, "vendor invoice " + number, reason);
  }

  String number() {
    return invoice.number().orElse("");
  }

  List<ProductReceipt> receipts() {
    return receipts;
  }

  List<VendorInvoiceLine> lines() {
    return records.findAll(
        VendorInvoiceLine.CODEC,
        IntStream.rangeClosed(1, invoice.lineCount().orElse(0))
            .mapToObj(
                line ->
                    VendorInvoiceLine.builder()
                        .company(invoice.company())
                        .vendor(invoice.vendor())
                        .number(invoice.number())
                        .line(line)
                        .build())
            .toList());
  }

  /** Posted usage of the subcontract lines that are invoiced, whether matched or not. */
  List<IntegrationJournalLine> usage() {
    Set<String> invoiced =
        lines().stream()
            .flatMap(line -> line.subcontractLine().stream())
            .collect(Collectors.toSet());
    return records.where(
        IntegrationJournalLine.CODEC,
        row ->
            row.status().is(JournalLineStatus.POSTED)
                && row.kind().is(StagedTransactionType.COST)
                && row.subcontractLine().filter(invoiced::contains).isPresent());
  }

  /** Whether usage is matched to this invoice. */
  boolean matches(IntegrationJournalLine usage) {
    return usage.matchedInvoice().isPresent()
        ? usage.matchedInvoice().equals(invoice.number())
        : isReceived(usage) && !usage.unmatched().orElse(false);
  }

  /** Whether usage is on a receipt that this invoice takes. */
  boolean isReceived(IntegrationJournalLine usage) {
    return usage.receiptId().isPresent()
        && receipts.stream().anyMatch(row -> row.receiptId().equals(usage.receiptId()));
  }

  /** Whether usage is on a receipt of another invoice, or matched to one. */
  boolean isElsewhere(IntegrationJournalLine usage) {
    if (usage.matchedInvoice().isPresent()) {
      return !usage.matchedInvoice().equals(invoice.number());
    }
    return usage.receiptId().isPresent()
        && !usage.unmatched().orElse(false)
        && !isReceived(usage)
        && records
            .find(
                ProductReceipt.CODEC,
                ProductReceipt.builder()
                    .company(records.companyCode())
                    .receiptId(usage.receiptId())
                    .build())
            .flatMap(ProductReceipt::invoice)
            .isPresent();
  }

  @Override
  public String toString() {
    return "vendor invoice " + number() + " of order " + order;
  }
}
