package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionOrigin;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.event.References;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is of an engagement in Dataverse. */
record EngagementView(ScenarioWorld world) {
  private <T extends Entity> List<T> all(EntityCodec<T> codec) {
    return world.rowsOf(codec).stream().map(codec::read).toList();
  }

  List<Actual> actuals() {
    return all(Actual.CODEC);
  }

  /** Actuals that finance is to have. */
  List<Actual> sent() {
    return actuals().stream().filter(row -> !row.skipSync().orElse(false)).toList();
  }

  /** Ids of time entries and usages of material that are so far. */
  List<UUID> entries(EntryStatus... statuses) {
    List<EntryStatus> wanted = List.of(statuses);
    Stream<UUID> times =
        all(TimeEntry.CODEC).stream()
            .filter(row -> wanted.contains(row.status().option().orElse(EntryStatus.DRAFT)))
            .map(row -> row.id().orElseThrow());
    Stream<UUID> usages =
        all(MaterialUsage.CODEC).stream()
            .filter(row -> wanted.contains(row.status().option().orElse(EntryStatus.DRAFT)))
            .map(row -> row.id().orElseThrow());
    return Stream.concat(times, usages).toList();
  }

  List<Proforma> drafts() {
    return proformas(ProformaStatus.DRAFT);
  }

  /** The draft with this number. */
  Proforma draft(String number) {
    return drafts().stream().filter(row -> number(row).equals(number)).findFirst().orElseThrow();
  }

  /** Confirmed invoices that correct nothing. */
  List<Proforma> confirmed() {
    return proformas(ProformaStatus.CONFIRMED).stream()
        .filter(invoice -> !invoice.hasCorrections().orElse(false))
        .toList();
  }

  private List<Proforma> proformas(ProformaStatus status) {
    return all(Proforma.CODEC).stream()
        .filter(row -> row.status().is(status))
        .sorted(Comparator.comparing(EngagementView::number))
        .toList();
  }

  static String number(Proforma proforma) {
    return proforma.financeNumber().orElseThrow();
  }

  List<Retainer> retainers() {
    return all(Retainer.CODEC);
  }

  /** Number of the customer of a retainer. */
  String customerOf(Retainer retainer) {
    return all(ContractCustomer.CODEC).stream()
        .filter(row -> References.pointsTo(retainer.contractCustomer(), row.id().orElseThrow()))
        .flatMap(row -> row.number().stream())
        .findFirst()
        .orElseThrow();
  }

  /** Drafts of the customer of a retainer, on which it is not and nothing is corrected. */
  List<Proforma> draftsFor(Retainer retainer) {
    UUID id = retainer.id().orElseThrow();
    return drafts().stream()
        .filter(draft -> References.same(draft.contractCustomer(), retainer.contractCustomer()))
        .filter(draft -> !draft.hasCorrections().orElse(false))
        .filter(
            draft ->
                details(draft).stream().noneMatch(row -> References.pointsTo(row.retainer(), id)))
        .toList();
  }

  /** Confirmed invoices of which something is billed and not corrected. */
  List<Proforma> revisable() {
    return proformas(ProformaStatus.CONFIRMED).stream()
        .filter(invoice -> !billed(invoice).isEmpty())
        .toList();
  }

  /** Drafts of the customer of an invoice. */
  List<Proforma> draftsBeside(Proforma invoice) {
    return drafts().stream()
        .filter(draft -> References.same(draft.contractCustomer(), invoice.contractCustomer()))
        .toList();
  }

  /** Numbers of the drafts that correct something of an invoice (TC-6). */
  Set<String> correctedBy(Proforma invoice) {
    Set<String> billed =
        billed(invoice).stream()
            .map(row -> row.id().orElseThrow().toString())
            .collect(Collectors.toSet());
    Set<String> corrections =
        all(TransactionConnection.CODEC).stream()
            .filter(tie -> billed.contains(tie.transaction2().orElse("")))
            .map(tie -> tie.transaction1().orElse(""))
            .collect(Collectors.toSet());
    return drafts().stream()
        .filter(
            draft ->
                details(draft).stream()
                    .anyMatch(row -> corrections.contains(row.id().orElseThrow().toString())))
        .map(EngagementView::number)
        .collect(Collectors.toSet());
  }

  /** What is billed with an invoice and not corrected. */
  List<Actual> billed(Proforma invoice) {
    return actuals().stream()
        .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
        .filter(row -> row.adjustmentStatus().isEmpty())
        .filter(row -> References.pointsTo(row.invoice(), invoice.id().orElseThrow()))
        .toList();
  }

  /** Numbers of the customers of whom something is open, or a milestone is ready. */
  List<String> customersToBill() {
    boolean ready =
        all(Milestone.CODEC).stream()
            .anyMatch(row -> row.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING));
    List<Actual> open = actuals().stream().filter(EngagementView::open).toList();
    return all(ContractCustomer.CODEC).stream()
        .filter(row -> row.number().orElse("").startsWith("FS-7"))
        .filter(
            customer ->
                ready
                    || open.stream()
                        .anyMatch(
                            row ->
                                References.pointsTo(
                                    row.contractCustomer(), customer.id().orElseThrow())))
        .map(customer -> customer.number().orElseThrow())
        .toList();
  }

  private static boolean open(Actual row) {
    return row.transactionType().is(TransactionType.UNBILLED_SALES)
        && row.adjustmentStatus().isEmpty()
        && (row.billingStatus().is(BillingStatus.UNBILLED_SALES_CREATED)
            || row.billingStatus().is(BillingStatus.READY_TO_INVOICE));
  }

  List<InvoiceLineDetail> details(Proforma proforma) {
    UUID id = proforma.id().orElseThrow();
    return all(InvoiceLineDetail.CODEC).stream()
        .filter(row -> References.pointsTo(row.invoice(), id))
        .sorted(Comparator.comparing(row -> row.id().orElseThrow()))
        .toList();
  }

  /** Correction journals that are neither confirmed nor given up. */
  List<Journal> openJournals() {
    return all(Journal.CODEC).stream()
        .filter(row -> row.correction().orElse(false))
        .filter(row -> !row.status().is(JournalStatus.CONFIRMED))
        .toList();
  }

  List<JournalLine> lines(Journal journal) {
    UUID id = journal.id().orElseThrow();
    return all(JournalLine.CODEC).stream()
        .filter(row -> References.pointsTo(row.journal(), id))
        .sorted(Comparator.comparing(row -> row.id().orElseThrow()))
        .toList();
  }

  /** Actuals that come from an entry. */
  List<Actual> actualsOf(UUID entry) {
    Set<String> ids =
        all(TransactionOrigin.CODEC).stream()
            .filter(row -> row.origin().orElse("").equals(entry.toString()))
            .map(row -> row.transaction().orElse(""))
            .collect(Collectors.toSet());
    return actuals().stream()
        .filter(row -> ids.contains(row.id().map(UUID::toString).orElse("")))
        .toList();
  }

  /** Vendor invoices and credit notes that are so far. */
  List<VendorInvoice> vendorInvoices(VendorInvoiceStatus status) {
    return all(VendorInvoice.CODEC).stream()
        .filter(row -> row.status().is(status))
        .sorted(Comparator.comparing(row -> row.number().orElseThrow()))
        .toList();
  }

  /** Actuals that come from lines of a vendor invoice. */
  List<Actual> actualsOf(VendorInvoice invoice) {
    return all(VendorInvoiceLine.CODEC).stream()
        .filter(line -> References.pointsTo(line.invoice(), invoice.id().orElseThrow()))
        .flatMap(line -> actualsOf(line.id().orElseThrow()).stream())
        .toList();
  }

  /**
   * What finance has posted for projects with vendor invoices that are cancelled, by currency,
   * without recoverable tax.
   */
  Map<String, BigDecimal> cancelled() {
    return EngagementLaws.sums(
        exportsOfCancelled(),
        line -> line.currency().orElseThrow(),
        VendorInvoiceLineExport::lineAmount);
  }

  /** Numbers of the project lines of vendor invoices that are cancelled. */
  Set<String> cancelledLines() {
    return exportsOfCancelled().stream()
        .map(line -> line.transactionId().orElseThrow())
        .collect(Collectors.toSet());
  }

  private List<VendorInvoiceLineExport> exportsOfCancelled() {
    Set<String> numbers =
        vendorInvoices(VendorInvoiceStatus.CANCELED).stream()
            .map(row -> row.number().orElseThrow())
            .collect(Collectors.toSet());
    return all(VendorInvoiceLineExport.CODEC).stream()
        .filter(line -> numbers.contains(line.invoiceNumber().orElseThrow()))
        .toList();
  }

  /** Codes of the currencies by their id. */
  Map<UUID, String> currencies() {
    return all(Currency.CODEC).stream()
        .collect(Collectors.toMap(row -> row.id().orElseThrow(), row -> row.code().orElseThrow()));
  }

  /** Milestones that nobody has made ready yet. */
  List<Milestone> notReady() {
    return all(Milestone.CODEC).stream()
        .filter(row -> row.invoiceStatus().is(MilestoneStatus.NOT_READY_FOR_INVOICING))
        .toList();
  }
}
