package dev.tandem.projectops.expense;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ExpenseApproval;
import dev.tandem.projectops.entity.finance.ExpenseCategoryExport;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.ExpenseReportLine;
import dev.tandem.projectops.entity.finance.FinanceExpenseCategory;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.VendorTransaction;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.Activities;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.PostedLines;
import dev.tandem.projectops.journal.ProjectRates;
import dev.tandem.projectops.journal.PurchaseAmounts;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.PurchasePosting;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Posts approved expense reports: cost of a project line to the expense integration account, tax,
 * what is owed, and the row that travels to Dataverse (EXP-2 to EXP-5, EXP-9 to EXP-13, TAX-5). A
 * report is posted whole or not at all. Immutable; safe for any thread.
 */
public final class ExpensePostingProcess implements FinanceProcess {
  private final CompanyBooks books;
  private final Map<String, BigDecimal> lostTax;
  private final DocumentGuard guard;

  /**
   * Posting under these books.
   *
   * @param lostTax how much of the tax of a sales tax group cannot be recovered, in percent
   * @param guard asks the other side before a report is posted (EXP-9)
   */
  public ExpensePostingProcess(
      CompanyBooks books, Map<String, BigDecimal> lostTax, DocumentGuard guard) {
    this.books = books;
    this.lostTax = Map.copyOf(lostTax);
    this.guard = guard;
  }

  @Override
  public String name() {
    return "post-expenses";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    Map<String, List<ExpenseReportLine>> reports = new TreeMap<>();
    records.each(
        ExpenseReportLine.CODEC,
        line -> {
          if (line.approval().is(ExpenseApproval.APPROVED)) {
            reports
                .computeIfAbsent(line.reportNumber().orElse(""), number -> new ArrayList<>())
                .add(key(line));
          }
        });
    Deque<Map.Entry<String, List<ExpenseReportLine>>> waiting =
        new ArrayDeque<>(reports.entrySet());
    return Steps.until(
        () -> Optional.ofNullable(waiting.poll()).map(next -> report(records, next)));
  }

  private static ExpenseReportLine key(ExpenseReportLine line) {
    return ExpenseReportLine.builder()
        .company(line.company())
        .transactionNumber(line.transactionNumber())
        .build();
  }

  private Effects report(Records records, Map.Entry<String, List<ExpenseReportLine>> report) {
    List<ExpenseReportLine> lines =
        records.findAll(ExpenseReportLine.CODEC, report.getValue()).stream()
            .filter(line -> line.approval().is(ExpenseApproval.APPROVED))
            .sorted(Comparator.comparing(line -> line.transactionNumber().orElse("")))
            .toList();
    if (lines.isEmpty()) {
      return Effects.NONE;
    }
    try {
      Effects effects = new Report(records, report.getKey()).post(lines);
      List<Fault> refusals = guard.refusals(List.copyOf(effects.puts(ExpenseExport.CODEC)));
      List<Effects> faults = refusals.stream().map(Effects::fault).toList();
      return faults.isEmpty() ? effects : Effects.all(Effects.NONE, faults);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  private final class Report {
    private final Records records;
    private final String number;
    private final ImportSetup setup;
    private final ProjectRates rates;
    private final Activities activities;
    private final Sequences vouchers;
    private final CompanyBooks books;

    Report(Records records, String number) {
      this.books = ExpensePostingProcess.this.books.in(records);
      this.records = records;
      this.number = number;
      this.setup = ImportSetup.read(records, books);
      this.rates = new ProjectRates(records, setup.rules());
      this.activities = Activities.read(records);
      this.vouchers = Sequences.of(records, Sequences.VOUCHERS);
    }

    private String place() {
      return "expense report " + number;
    }

    Effects post(List<ExpenseReportLine> lines) {
      List<Effects> made = new ArrayList<>();
      lines.forEach(line -> made.add(post(line)));
      return Effects.all(vouchers.effects(), made);
    }

    private Effects post(ExpenseReportLine line) {
      activities.refuseSummary(line.activityNumber(), place());
      LocalDate date = date(line);
      String voucher = vouchers.take();
      PurchaseAmounts amounts = amounts(line, date);
      Effects effects =
          PostedLines.entries(
                  records.companyCode(),
                  new Voucher(voucher, date, lines(line, amounts)),
                  1,
                  books.dimensions(),
                  line.transactionNumber())
              .then(owed(line, voucher, date, amounts))
              .then(
                  Effects.put(
                      ExpenseReportLine.CODEC,
                      ExpenseReportLine.builder()
                          .from(line)
                          .approval(EnumSymbol.of(ExpenseApproval.LEDGER))
                          .voucher(voucher)
                          .build()));
      return onProject(line) ? effects.then(export(line, amounts)) : effects; // EXP-13
    }

    private static boolean onProject(ExpenseReportLine line) {
      return line.projectId().filter(id -> !id.isBlank()).isPresent();
    }

    private LocalDate date(ExpenseReportLine line) {
      LocalDate wanted = line.transactionDate().orElse(records.today());
      LocalDate date = setup.rules().calendar().accountingDate(wanted);
      setup
          .rules()
          .calendar()
          .refusal(date, place())
          .ifPresent(
              fault -> {
                throw new FaultException(fault);
              });
      return date;
    }

    private PurchaseAmounts amounts(ExpenseReportLine line, LocalDate date) {
      Currency currency = books.currency(line.currency().orElse(books.accounting().code()));
      BigDecimal tax = line.salesTaxAmount().orElse(BigDecimal.ZERO);
      BigDecimal net =
          line.netAmount()
              .or(() -> line.transactionAmount().map(gross -> gross.subtract(tax)))
              .orElseThrow(
                  () ->
                      new FaultException(
                          FaultCode.DOCUMENT_REFUSED,
                          place(),
                          "line %s has no amount".formatted(line.transactionNumber().orElse(""))));
      return PurchaseAmounts.of(
          new Money(net, currency),
          new Money(tax, currency),
          lostTax.getOrDefault(line.salesTaxGroup().orElse(""), BigDecimal.ZERO),
          rates.rate(currency, date, line.projectId(), place()),
          books.accounting());
    }

    private List<VoucherLine> lines(ExpenseReportLine line, PurchaseAmounts amounts) {
      Dimensions dimensions = books.dimensions().parse(line.dimensions());
      ProjectItem cost =
          new ProjectItem(TransactionType.EXPENSE, null, amounts.cost(), dimensions, dimensions);
      String account = onProject(line) ? null : account(line).orElse(null);
      return PurchasePosting.lines(
          onProject(line) ? PostingType.EXPENSE_INTEGRATION : PostingType.OTHER_COST,
          account,
          cost,
          amounts.recoverable(),
          books.accounts());
    }

    private Optional<String> account(ExpenseReportLine line) {
      return records
          .find(
              FinanceExpenseCategory.CODEC,
              FinanceExpenseCategory.builder()
                  .company(records.companyCode())
                  .expenseCategory(line.expenseCategory())
                  .build())
          .flatMap(FinanceExpenseCategory::account)
          .filter(text -> !text.isBlank());
    }

    private Effects owed(
        ExpenseReportLine line, String voucher, LocalDate date, PurchaseAmounts amounts) {
      return Effects.put(
          VendorTransaction.CODEC,
          VendorTransaction.builder()
              .company(records.companyCode())
              .voucher(voucher)
              .vendor(line.personnelNumber())
              .invoiceNumber(line.reportNumber())
              .date(date)
              .currency(amounts.gross().transaction().currency().code())
              .amount(amounts.gross().transaction().amount())
              .accountingAmount(amounts.gross().accounting().amount())
              .approved(true)
              .build());
    }

    /** The row that map #17 takes to Dataverse. */
    private Effects export(ExpenseReportLine line, PurchaseAmounts amounts) {
      ExpenseExport key =
          ExpenseExport.builder()
              .transactionNumber(line.transactionNumber())
              .company(records.companyCode())
              .build();
      ExpenseExport now = records.find(ExpenseExport.CODEC, key).orElse(key);
      return Effects.put(
          ExpenseExport.CODEC,
          ExpenseExport.builder()
              .from(now)
              .intercompanyCompany(line.intercompanyCompany())
              .projectId(line.projectId())
              .activityNumber(line.activityNumber())
              .transactionId(line.transactionId())
              .transactionDate(line.transactionDate().orElse(records.today()))
              .categoryId(category(line))
              .costType(line.expenseCategory().orElse(""))
              .quantity(BigDecimal.ONE)
              .netAmount(amounts.cost().transaction().amount())
              .taxAmount(amounts.recoverable().transaction().amount())
              .amount(amounts.gross().transaction().amount())
              .currency(amounts.gross().transaction().currency().code())
              .billingType(billingType(line))
              .additionalInformation(line.additionalInformation().or(line::purpose))
              .build());
    }

    /** The transaction category behind the expense category (EXP-1). */
    private Optional<String> category(ExpenseReportLine line) {
      return records
          .find(
              ExpenseCategoryExport.CODEC,
              ExpenseCategoryExport.builder()
                  .company(records.companyCode())
                  .costType(line.expenseCategory())
                  .build())
          .flatMap(ExpenseCategoryExport::categoryId);
    }

    /** The billing type whose line property the line has (EXP-11). */
    private EnumSymbol<StagedBillingType> billingType(ExpenseReportLine line) {
      return records.all(LineProperty.CODEC).stream()
          .filter(row -> row.lineProperty().isPresent())
          .filter(row -> row.lineProperty().equals(line.lineProperty()))
          .map(LineProperty::billingType)
          .findFirst()
          .orElse(EnumSymbol.of(StagedBillingType.NOT_SPECIFIED));
    }
  }
}
