package dev.tandem.cli.demo;

import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.expense.ExpensePostingProcess;
import dev.tandem.projectops.invoice.DataverseInvoiceCounts;
import dev.tandem.projectops.invoice.InvoicePostingProcess;
import dev.tandem.projectops.invoice.StagingImport;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.journal.LedgerCalendar;
import dev.tandem.projectops.ledger.DimensionOrder;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.ProfileRules;
import dev.tandem.projectops.ledger.RecognitionPrinciple;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.revenue.CostToComplete;
import dev.tandem.projectops.revenue.EstimateRun;
import dev.tandem.projectops.setup.CategoryFanOut;
import dev.tandem.projectops.setup.MilestoneProcess;
import dev.tandem.projectops.vendor.VendorInvoicePostingProcess;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.LegalEntity;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The periodic processes of finance, with the books of a small company: accrued revenue for time
 * and material, completed percentage for fixed price, the months of 2026 open, 10 % sales tax in
 * the group TAX. One thread.
 */
final class FinanceWork {
  private static final int YEAR = 2026;

  private final Connector dataverse;
  private final ProcessRunner runner;

  FinanceWork(Connector dataverse, Connector finance, Clock clock) {
    this.dataverse = dataverse;
    runner = new ProcessRunner(finance, clock);
  }

  /** What finance can be asked to do, by the names that scenarios use; details follow the name. */
  enum Job {
    /** Shared categories from transaction categories (CAT-4). */
    CATEGORIES,
    /** Import from staging: to the integration journal, and to invoice proposals. */
    IMPORT,
    /** Posting of all integration journals. */
    POST_JOURNALS,
    /** On-account transactions of milestones, and estimate projects (MS-1, REV-2). */
    MILESTONES,
    /** A revenue estimate: project, day, and the total cost if some is still to come (REV-11). */
    ESTIMATE,
    /** The end of a revenue estimate project: project, day (REV-16). */
    ELIMINATE,
    /** Posting of approved expense reports. */
    POST_EXPENSES,
    /** Posting of pending vendor invoices. */
    POST_VENDOR_INVOICES,
    /** Posting of all invoice proposals that have their lines. */
    POST_INVOICES
  }

  /** Does a job for a legal entity. */
  List<ProcessReport> run(Job job, String company, List<String> details) {
    List<ProcessReport> reports = new ArrayList<>();
    for (FinanceProcess process : processes(job, details)) {
      reports.add(runner.run(process, LegalEntity.of(company)));
    }
    return reports;
  }

  private List<FinanceProcess> processes(Job job, List<String> details) {
    CompanyBooks books = books();
    return switch (job) {
      case CATEGORIES -> List.of(new CategoryFanOut(false));
      case IMPORT -> StagingImport.of(books, DataverseInvoiceCounts.read(dataverse));
      case POST_JOURNALS -> List.of(JournalPostingProcess.all(books, JournalPosting.Mode.TRANSFER));
      case MILESTONES -> List.of(new MilestoneProcess(books, false));
      case ESTIMATE -> List.of(estimate(books, details));
      case ELIMINATE ->
          List.of(
              EstimateRun.of(
                  books,
                  details.get(0),
                  LocalDate.parse(details.get(1)),
                  EstimateRun.Action.ELIMINATE));
      case POST_EXPENSES -> List.of(new ExpensePostingProcess(books, Map.of(), DocumentGuard.NONE));
      case POST_VENDOR_INVOICES ->
          List.of(new VendorInvoicePostingProcess(books, DocumentGuard.NONE));
      case POST_INVOICES -> List.of(InvoicePostingProcess.all(books));
    };
  }

  private static EstimateRun estimate(CompanyBooks books, List<String> details) {
    boolean complete = details.size() < 3;
    return EstimateRun.post(
        books,
        details.get(0),
        LocalDate.parse(details.get(1)),
        complete ? CostToComplete.ZERO : CostToComplete.TOTAL_COST_MINUS_ACTUAL,
        complete ? BigDecimal.ZERO : new BigDecimal(details.get(2)));
  }

  private static CompanyBooks books() {
    RevenueProfile accrued =
        RevenueProfile.timeAndMaterial(
            "TM",
            EnumSet.of(
                TransactionType.HOUR,
                TransactionType.EXPENSE,
                TransactionType.ITEM,
                TransactionType.FEE));
    RevenueProfile fixedPrice =
        RevenueProfile.fixedPrice("FP", RecognitionPrinciple.COMPLETED_PERCENTAGE);
    return new CompanyBooks(
        Currency.of("USD"),
        Map.of(),
        accounts(),
        new ProfileRules(List.of(ProfileRule.forAll(accrued), ProfileRule.forAll(fixedPrice))),
        new LedgerCalendar(months(), false),
        Map.of("TAX", BigDecimal.TEN),
        DimensionOrder.of("Unit", "Department"),
        TransactionClassNumbers.published());
  }

  /** The accounts of the worked example FX-4; the others are named by what they are for. */
  private static PostingSetup accounts() {
    Map<PostingType, String> accounts = new EnumMap<>(PostingType.class);
    for (PostingType type : PostingType.values()) {
      accounts.put(type, type.name());
    }
    accounts.put(PostingType.PROJECT_COST, "540100");
    accounts.put(PostingType.PAYROLL_ALLOCATION, "600300");
    accounts.put(PostingType.WIP_SALES_VALUE, "161300");
    accounts.put(PostingType.ACCRUED_REVENUE, "420200");
    accounts.put(PostingType.INVOICED_REVENUE, "411100");
    accounts.put(PostingType.CUSTOMER_BALANCE, "130100");
    accounts.put(PostingType.SALES_TAX, "202140");
    return PostingSetup.of(accounts);
  }

  private static List<LedgerCalendar.Period> months() {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> LocalDate.of(YEAR, month, 1))
        .map(first -> new LedgerCalendar.Period(first, first.plusMonths(1).minusDays(1), true))
        .toList();
  }
}
