package dev.tandem.projectops.intercompany;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.CustomerTransaction;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.JournalLine;
import dev.tandem.projectops.journal.LineVoucher;
import dev.tandem.projectops.journal.PostedLines;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Invoices the posted sales of a lending company to one borrower: customer invoice, accrual taken
 * back, and the pending vendor invoice with the same number in the borrower (IC-8, IC-9, IC-12).
 * One invoice for each currency and for as many lines as one step can write. Run in the lending
 * company. Immutable; safe for any thread.
 *
 * @param books the set-up of the lender's ledger
 * @param borrower the contracting company
 */
public record IntercompanyInvoiceProcess(CompanyBooks books, String borrower)
    implements FinanceProcess {
  private static final int LEDGER_ROWS_OF_A_LINE = 4;
  private static final int WRITES_OF_A_LINE = LEDGER_ROWS_OF_A_LINE + 2;

  @Override
  public String name() {
    return "intercompany-invoice";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    Map<String, List<IntegrationJournalLine>> byCurrency = new TreeMap<>();
    records.each(
        IntegrationJournalLine.CODEC,
        line -> {
          if (waits(line)) {
            byCurrency
                .computeIfAbsent(line.currency().orElse(""), code -> new ArrayList<>())
                .add(key(line));
          }
        });
    int most = Math.max(1, (records.groupSize() - 5) / WRITES_OF_A_LINE);
    List<List<IntegrationJournalLine>> invoices = new ArrayList<>();
    for (List<IntegrationJournalLine> lines : byCurrency.values()) {
      for (int i = 0; i < lines.size(); i += most) {
        invoices.add(lines.subList(i, Math.min(lines.size(), i + most)));
      }
    }
    return Chunks.steps(invoices, 1, chunk -> invoice(records, chunk.get(0)));
  }

  private boolean waits(IntegrationJournalLine line) {
    return line.kind().is(StagedTransactionType.INTER_ORG_SALES)
        && line.status().is(JournalLineStatus.POSTED)
        && line.borrower().equals(Optional.of(borrower))
        && line.invoiceId().isEmpty();
  }

  private static IntegrationJournalLine key(IntegrationJournalLine line) {
    return IntegrationJournalLine.builder()
        .company(line.company())
        .journal(line.journal())
        .line(line.line())
        .build();
  }

  private Effects invoice(Records records, List<IntegrationJournalLine> keys) {
    List<IntegrationJournalLine> lines =
        records.findAll(IntegrationJournalLine.CODEC, keys).stream().filter(this::waits).toList();
    try {
      return lines.isEmpty() ? Effects.NONE : new Invoice(records).post(lines);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  private final class Invoice {
    private final Records records;
    private final ImportSetup setup;
    private final IntercompanyRelation customer;
    private final IntercompanyRelation vendor;
    private final Sequences invoices;
    private final Sequences vouchers;
    private final LocalDate date;

    Invoice(Records records) {
      this.records = records;
      this.setup = ImportSetup.read(records, books);
      this.customer = relation(records.companyCode(), borrower);
      this.vendor = relation(borrower, records.companyCode());
      this.invoices = Sequences.of(records, Sequences.INVOICES);
      this.vouchers = Sequences.of(records, Sequences.VOUCHERS);
      this.date = setup.rules().calendar().accountingDate(records.today());
    }

    /** The set-up of one side; both are needed (IC-6, ERR-9). */
    private IntercompanyRelation relation(String company, String partner) {
      return records
          .find(
              IntercompanyRelation.CODEC,
              IntercompanyRelation.builder().company(company).partner(partner).build())
          .orElseThrow(
              () ->
                  new FaultException(
                      FaultCode.ERR_9,
                      "intercompany invoice of " + records.companyCode(),
                      "between " + company + " and " + partner));
    }

    Effects post(List<IntegrationJournalLine> lines) {
      setup
          .rules()
          .calendar()
          .refusal(date, "intercompany invoice of " + records.companyCode())
          .ifPresent(
              fault -> {
                throw new FaultException(fault);
              });
      String number = invoices.take();
      String voucher = vouchers.take();
      List<Effects> made = new ArrayList<>();
      BookedAmount total = null;
      for (int i = 0; i < lines.size(); i++) {
        IntegrationJournalLine line = lines.get(i);
        ProjectItem sale = sale(line);
        made.add(line(line, sale, number, voucher, i));
        total = total == null ? sale.amount() : total.plus(sale.amount());
      }
      Effects header = invoices.effects().then(vouchers.effects());
      return total == null
          ? Effects.NONE
          : Effects.all(header.then(documents(number, voucher, total, lines.size())), made);
    }

    private ProjectItem sale(IntegrationJournalLine line) {
      JournalLine value = PostedLines.value(line, books);
      Money amount = value.actual().amount();
      Currency currency = amount.currency();
      ExchangeRate rate =
          setup
              .rules()
              .rates()
              .find(currency, date, null)
              .orElseThrow(
                  () ->
                      new FaultException(
                          FaultCode.ERR_18,
                          "intercompany invoice of " + records.companyCode(),
                          currency + " on " + date));
      Dimensions dimensions = books.dimensions().parse(line.dimensions());
      return new ProjectItem(
          Types.rule(line.type()),
          line.categoryId().orElse(null),
          BookedAmount.of(amount, rate, books.accounting()),
          dimensions,
          dimensions);
    }

    private Effects line(
        IntegrationJournalLine line, ProjectItem sale, String number, String voucher, int index) {
      JournalLine value = PostedLines.value(line, books);
      BookedAmount accrued =
          accrued(line)
              ? LineVoucher.amount(value, books.accounting())
              : BookedAmount.of(
                  Money.zero(sale.amount().transaction().currency()),
                  ExchangeRate.PARITY,
                  books.accounting());
      Voucher posted =
          new Voucher(
              voucher, date, IntercompanyPosting.customerInvoice(sale, accrued, books.accounts()));
      return PostedLines.entries(
              records.companyCode(), posted, index * LEDGER_ROWS_OF_A_LINE + 1, books.dimensions())
          .then(
              Effects.put(
                  IntegrationJournalLine.CODEC,
                  IntegrationJournalLine.builder().from(line).invoiceId(number).build()))
          .then(Effects.put(VendorInvoiceLine.CODEC, mirrored(line, number, index + 1)));
    }

    /** Whether the line accrued its sale; its voucher says so, the parameter may have changed. */
    private boolean accrued(IntegrationJournalLine line) {
      LedgerEntry first =
          LedgerEntry.builder()
              .company(records.companyCode())
              .voucher(line.voucher())
              .line(1)
              .build();
      return records.find(LedgerEntry.CODEC, first).isPresent();
    }

    /** The line of the pending vendor invoice in the borrower (IC-9). */
    private VendorInvoiceLine mirrored(IntegrationJournalLine line, String number, int index) {
      return VendorInvoiceLine.builder()
          .company(borrower)
          .vendor(vendor.vendor())
          .number(number)
          .line(index)
          .projectId(line.projectId())
          .projectCompany(borrower)
          .categoryId(
              switch (Types.rule(line.type())) {
                case HOUR -> vendor.hourCategory();
                case EXPENSE -> vendor.expenseCategory();
                case ITEM, FEE, ON_ACCOUNT -> vendor.procurementCategory();
              })
          .quantity(line.quantity())
          .amount(line.amount())
          .build();
    }

    private Effects documents(String number, String voucher, BookedAmount total, int lines) {
      Optional<String> currency = Optional.of(total.transaction().currency().code());
      return Effects.put(
              InvoiceJournal.CODEC,
              InvoiceJournal.builder()
                  .company(records.companyCode())
                  .invoiceId(number)
                  .invoiceAccount(customer.customer())
                  .invoiceDate(date)
                  .dueDate(date)
                  .currency(currency)
                  .netAmount(total.transaction().amount())
                  .invoiceAmount(total.transaction().amount())
                  .accountingAmount(total.accounting().amount())
                  .voucher(voucher)
                  .creditNote(total.transaction().amount().signum() < 0)
                  .build())
          .then(
              Effects.put(
                  CustomerTransaction.CODEC,
                  CustomerTransaction.builder()
                      .company(records.companyCode())
                      .voucher(voucher)
                      .customer(customer.customer())
                      .invoiceId(number)
                      .invoiceDate(date)
                      .dueDate(date)
                      .currency(currency)
                      .amount(total.transaction().amount())
                      .accountingAmount(total.accounting().amount())
                      .build()))
          .then(
              Effects.put(
                  VendorInvoice.CODEC,
                  VendorInvoice.builder()
                      .company(borrower)
                      .vendor(vendor.vendor())
                      .number(number)
                      .stage(EnumSymbol.of(VendorInvoiceStage.PENDING))
                      .date(date)
                      .currency(currency)
                      .lineCount(lines)
                      .lender(records.companyCode())
                      .build()));
    }
  }
}
