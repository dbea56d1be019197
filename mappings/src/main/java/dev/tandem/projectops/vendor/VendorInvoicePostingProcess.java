package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.entity.finance.VendorTransaction;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.Activities;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.PostedLines;
import dev.tandem.projectops.journal.ProjectRates;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Posts pending vendor invoices (VI-1 to VI-3, VI-5, VI-16, VI-19, VI-20, TAX-5, UND-28, IC-10). A
 * project line goes to the procurement integration account and travels to Dataverse, an office line
 * does not; an intercompany invoice books the cost of the project at once and travels never. An
 * invoice is posted whole or not at all. Immutable; safe for any thread.
 */
public final class VendorInvoicePostingProcess implements FinanceProcess {
  private static final int LEDGER_ROWS_OF_A_LINE = 4;

  private final CompanyBooks books;
  private final DocumentGuard guard;

  /**
   * Posting under these books.
   *
   * @param guard asks the other side before an invoice is posted (ERR-2 to ERR-5)
   */
  public VendorInvoicePostingProcess(CompanyBooks books, DocumentGuard guard) {
    this.books = books;
    this.guard = guard;
  }

  @Override
  public String name() {
    return "post-vendor-invoices";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    Deque<VendorInvoice> waiting = new ArrayDeque<>();
    records.each(
        VendorInvoice.CODEC,
        row -> {
          if (row.stage().is(VendorInvoiceStage.PENDING)) {
            waiting.add(key(row));
          }
        });
    return Steps.until(() -> Optional.ofNullable(waiting.poll()).map(key -> invoice(records, key)));
  }

  private static VendorInvoice key(VendorInvoice row) {
    return VendorInvoice.builder()
        .company(row.company())
        .vendor(row.vendor())
        .number(row.number())
        .build();
  }

  private Effects invoice(Records records, VendorInvoice key) {
    VendorInvoice invoice =
        records
            .find(VendorInvoice.CODEC, key)
            .filter(row -> row.stage().is(VendorInvoiceStage.PENDING))
            .orElse(null);
    if (invoice == null) {
      return Effects.NONE;
    }
    try {
      Effects effects = new Posting(records, invoice).post();
      List<Entity> rows = new ArrayList<>(effects.puts(VendorInvoiceExportV2.CODEC));
      rows.addAll(effects.puts(VendorInvoiceLineExport.CODEC));
      List<Effects> faults = guard.refusals(rows).stream().map(Effects::fault).toList();
      return faults.isEmpty() ? effects : Effects.all(Effects.NONE, faults);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  private final class Posting {
    private final Records records;
    private final VendorInvoice invoice;
    private final ImportSetup setup;
    private final Sequences vouchers;
    private final LocalDate date;
    private final String voucher;
    private final CompanyBooks books;

    Posting(Records records, VendorInvoice invoice) {
      this.books = VendorInvoicePostingProcess.this.books.in(records);
      this.records = records;
      this.invoice = invoice;
      this.setup = ImportSetup.read(records, books);
      this.vouchers = Sequences.of(records, Sequences.VOUCHERS);
      this.voucher = vouchers.take();
      this.date = setup.rules().calendar().accountingDate(invoice.date().orElse(records.today()));
    }

    private String place() {
      return "vendor invoice " + invoice.number().orElse("");
    }

    Effects post() {
      setup
          .rules()
          .calendar()
          .refusal(date, place())
          .ifPresent(
              fault -> {
                throw new FaultException(fault);
              });
      Activities activities = Activities.read(records);
      VendorLines rules =
          new VendorLines(
              books, setup, new ProjectRates(records, setup.rules()), invoice, date, place());
      List<Effects> made = new ArrayList<>();
      BookedAmount owed = null;
      boolean travels = false;
      for (VendorInvoiceLine line : lines()) {
        activities.refuseSummary(line.activityNumber(), place());
        int number = line.line().orElseThrow();
        String transaction = voucher + "-" + number;
        Voucher posted = new Voucher(voucher, date, rules.voucherLines(line));
        made.add(
            PostedLines.entries(
                records.companyCode(),
                posted,
                (number - 1) * LEDGER_ROWS_OF_A_LINE + 1,
                books.dimensions(),
                Optional.of(transaction)));
        made.add(subledger(rules, line, transaction));
        made.add(receiptWarning(line));
        if (rules.travels(line)) {
          travels = true;
          made.add(export(rules, line, transaction));
        }
        BookedAmount gross = rules.amounts(line).gross();
        owed = owed == null ? gross : owed.plus(gross);
      }
      if (owed == null) {
        throw new FaultException(FaultCode.DOCUMENT_REFUSED, place(), "it has no lines");
      }
      return Effects.all(header(owed, travels), made);
    }

    /** A line that differs from its receipts is told of and posted (SUB-7, SC-13d). */
    private Effects receiptWarning(VendorInvoiceLine line) {
      if (line.subcontractLine().isEmpty() || invoice.purchaseOrder().isEmpty()) {
        return Effects.NONE;
      }
      BigDecimal received =
          records.where(ProductReceipt.CODEC, row -> isFor(line, row)).stream()
              .map(row -> row.quantity().orElse(BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal billed = line.quantity().orElse(BigDecimal.ZERO);
      return received.compareTo(billed) == 0
          ? Effects.NONE
          : Effects.fault(
              new Fault(
                  FaultCode.RECEIPT_QUANTITY_DIFFERS,
                  place() + " line " + line.line().orElse(0),
                  "%s invoiced, %s received".formatted(billed.toPlainString(), received)));
    }

    private boolean isFor(VendorInvoiceLine line, ProductReceipt row) {
      return row.invoice().equals(invoice.number())
          && row.subcontractLine().equals(line.subcontractLine());
    }

    private List<VendorInvoiceLine> lines() {
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

    private Effects header(BookedAmount owed, boolean travels) {
      boolean blocked =
          invoice.paymentBlocked().orElse(setup.parameters().blocksVendorPayments().orElse(false));
      Effects effects =
          vouchers
              .effects()
              .then(
                  Effects.put(
                      VendorInvoice.CODEC,
                      VendorInvoice.builder()
                          .from(invoice)
                          .stage(EnumSymbol.of(VendorInvoiceStage.POSTED))
                          .voucher(voucher)
                          .build()))
              .then(
                  Effects.put(
                      VendorTransaction.CODEC,
                      VendorTransaction.builder()
                          .company(records.companyCode())
                          .voucher(voucher)
                          .vendor(invoice.vendor())
                          .invoiceNumber(invoice.number())
                          .date(date)
                          .currency(owed.transaction().currency().code())
                          .amount(owed.transaction().amount())
                          .accountingAmount(owed.accounting().amount())
                          .approved(!(blocked && travels)) // VI-16
                          .build()));
      return travels ? effects.then(exportHeader()) : effects; // VI-1
    }

    /** The row that map #20 takes to Dataverse. */
    private Effects exportHeader() {
      VendorInvoiceExportV2 key =
          VendorInvoiceExportV2.builder()
              .company(records.companyCode())
              .invoiceAccount(invoice.vendor())
              .invoiceNumber(invoice.number())
              .build();
      VendorInvoiceExportV2 now = records.find(VendorInvoiceExportV2.CODEC, key).orElse(key);
      boolean manual =
          invoice.verification().orElse(setup.parameters().manualVerification().orElse(false));
      return Effects.put(
          VendorInvoiceExportV2.CODEC,
          VendorInvoiceExportV2.builder()
              .from(now)
              .orderAccount(invoice.vendor())
              .description(invoice.description())
              .documentDate(date)
              .transactionDate(date)
              .currency(invoice.currency().orElse(books.accounting().code()))
              .purchaseOrder(invoice.purchaseOrder())
              .manualVerification(manual)
              .build());
    }

    /** The row that map #19 takes to Dataverse (FLD-2, REG-23). */
    private Effects export(VendorLines rules, VendorInvoiceLine line, String transaction) {
      return Effects.put(
          VendorInvoiceLineExport.CODEC,
          VendorInvoiceLineExport.builder()
              .transactionId(transaction)
              .projectCompany(line.projectCompany().orElse(records.companyCode()))
              .company(records.companyCode())
              .invoiceNumber(invoice.number())
              .invoiceAccount(invoice.vendor())
              .orderAccount(invoice.vendor())
              .projectId(line.projectId())
              .taskNumber(line.activityNumber())
              .subcontractLine(line.subcontractLine())
              .categoryType(rules.exportedType(line))
              .categoryId(rules.transactionCategory(records, line))
              .roleId(line.roleId())
              .itemId(line.itemId())
              .productNumber(line.itemId())
              .description(line.description())
              .quantity(line.quantity())
              .unit(line.unit())
              .price(line.price())
              .lineAmount(rules.amounts(line).cost().transaction().amount())
              .currency(invoice.currency().orElse(books.accounting().code()))
              .transactionDate(date)
              .billingType(line.billingType())
              .itemPosted(line.stocked().orElse(false) ? 1 : 0)
              .build());
    }

    /** Cost that is final in finance: stocked products and intercompany invoices (STK-5, IC-10). */
    private Effects subledger(VendorLines rules, VendorInvoiceLine line, String transaction) {
      if (!rules.costsAtOnce(line)) {
        return Effects.NONE;
      }
      BookedAmount cost = rules.amounts(line).cost();
      return Effects.put(
          ProjectTransaction.CODEC,
          rules
              .transaction(records, line)
              .company(records.companyCode())
              .transactionId(transaction)
              .transactionDate(date)
              .accountingDate(date)
              .quantity(line.quantity().orElse(BigDecimal.ONE))
              .currency(cost.transaction().currency().code())
              .amount(cost.transaction().amount())
              .accountingAmount(cost.accounting().amount())
              .voucher(voucher)
              .build());
    }
  }
}
