package dev.tandem.projectops.work;

import dev.tandem.projectops.estimate.ExpenseEstimates;
import dev.tandem.projectops.estimate.HourEstimates;
import dev.tandem.projectops.estimate.MaterialEstimates;
import dev.tandem.projectops.expense.ExpensePostingProcess;
import dev.tandem.projectops.intercompany.IntercompanyInvoiceProcess;
import dev.tandem.projectops.invoice.DataverseInvoiceCounts;
import dev.tandem.projectops.invoice.InvoicePostingProcess;
import dev.tandem.projectops.invoice.ProposalClearing;
import dev.tandem.projectops.invoice.ProposalRights;
import dev.tandem.projectops.invoice.StagingImport;
import dev.tandem.projectops.journal.ActualCheckProcess;
import dev.tandem.projectops.journal.BeginningBalanceProcess;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.GeneralJournalPosting;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.journal.LineDeletion;
import dev.tandem.projectops.journal.LineReset;
import dev.tandem.projectops.journal.StockCostUpdate;
import dev.tandem.projectops.journal.StockReservationProcess;
import dev.tandem.projectops.ledger.InvestmentElimination;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.reconcile.ClearingCheck;
import dev.tandem.projectops.revenue.CostToComplete;
import dev.tandem.projectops.revenue.EstimateRun;
import dev.tandem.projectops.setup.CategoryFanOut;
import dev.tandem.projectops.setup.InvestmentEliminationProcess;
import dev.tandem.projectops.setup.InvestmentProjects;
import dev.tandem.projectops.setup.MilestoneProcess;
import dev.tandem.projectops.setup.RoleFanOut;
import dev.tandem.projectops.setup.StartCheck;
import dev.tandem.projectops.vendor.OrderInvoice;
import dev.tandem.projectops.vendor.OrderRights;
import dev.tandem.projectops.vendor.ReceiptPosting;
import dev.tandem.projectops.vendor.ReceiptProcess;
import dev.tandem.projectops.vendor.ReceiptUpdate;
import dev.tandem.projectops.vendor.SubcontractOrders;
import dev.tandem.projectops.vendor.UsageMatch;
import dev.tandem.projectops.vendor.VendorInvoicePostingProcess;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.LegalEntity;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Runs the processes of finance by name. What a process asks of the other side is read through the
 * Dataverse connector, and general journals are sent through it. Every job may be run again and
 * side by side with others (REG-6). Has no state of its own; safe for any thread as far as the
 * connectors are.
 */
public final class FinanceWork {
  private final Connector dataverse;
  private final ProcessRunner runner;
  private final Function<LegalEntity, CompanyBooks> books;
  private final DocumentGuard guard;
  private final DataverseActuals actuals;
  private final Clock clock;

  /**
   * The work of one environment.
   *
   * @param dataverse the Dataverse side; only the sending of general journals writes there
   * @param finance the side that the processes run on
   * @param books the set-up of the ledger of each legal entity
   * @param guard asked before a document is posted
   * @param clock tells processes the time and the day
   */
  public FinanceWork(
      Connector dataverse,
      Connector finance,
      Function<LegalEntity, CompanyBooks> books,
      DocumentGuard guard,
      Clock clock) {
    this.dataverse = dataverse;
    this.books = books;
    this.guard = guard;
    actuals = new DataverseActuals(dataverse);
    runner = new ProcessRunner(finance, clock);
    this.clock = clock;
  }

  /**
   * Does a job for a legal entity.
   *
   * @param parameters texts by name
   * @return a report for each process that ran, in order
   * @throws IllegalArgumentException when a parameter is missing, not known or not readable; the
   *     message lists what is allowed
   * @throws dev.tandem.projectops.fault.FaultException when a process refuses as a whole
   */
  public List<ProcessReport> run(
      FinanceJob job, LegalEntity company, Map<String, String> parameters) {
    Parameters asked = Parameters.of(job, parameters);
    if (job == FinanceJob.SEND_GENERAL_JOURNALS) {
      return new GeneralJournalSync(
              new ProcessRunner(dataverse, clock), runner, WorkSettings.DEFAULT)
          .run(company, asked.optional("journal"));
    }
    List<ProcessReport> reports = new ArrayList<>();
    for (FinanceProcess process : processes(job, books.apply(company), asked)) {
      reports.add(runner.run(process, company));
    }
    return reports;
  }

  private List<FinanceProcess> processes(FinanceJob job, CompanyBooks set, Parameters asked) {
    return switch (job) {
      case CHECK_SET_UP -> List.of(new StartCheck(dataverse.catalog()));
      case ROLES -> List.of(new RoleFanOut(List.copyOf(asked.words("scope"))));
      case CATEGORIES -> List.of(new CategoryFanOut(yes(asked, "on-account")));
      case IMPORT -> imports(set, yes(asked, "only-checked"));
      case OPEN_BALANCES -> List.of(new BeginningBalanceProcess(set));
      case CHECK_ACTUALS -> List.of(new ActualCheckProcess(new DataverseComparison(dataverse)));
      case CHECK_CLEARING -> List.of(new ClearingCheck(set));
      case POST_JOURNALS -> List.of(journals(set, asked));
      case RESERVE_STOCK -> List.of(new StockReservationProcess());
      case UPDATE_STOCK_COST -> List.of(new StockCostUpdate(set));
      case POST_GENERAL_JOURNALS -> List.of(new GeneralJournalPosting(set));
      case SEND_GENERAL_JOURNALS -> List.of(); // it runs on both sides
      case DELETE_JOURNAL_LINE -> List.of(new LineDeletion(asked.text("journal"), line(asked)));
      case RESET_JOURNAL_LINE -> List.of(new LineReset(asked.text("journal"), line(asked), false));
      case MILESTONES -> List.of(new MilestoneProcess(set, yes(asked, "by-contract-line")));
      case FORECASTS ->
          List.of(new HourEstimates(set), new ExpenseEstimates(set), new MaterialEstimates(set));
      case ESTIMATE -> List.of(estimate(set, asked));
      case INVESTMENTS -> List.of(new InvestmentProjects());
      case ELIMINATE_INVESTMENT -> List.of(elimination(set, asked));
      case POST_EXPENSES ->
          List.of(new ExpensePostingProcess(set, asked.numbers("lost-tax"), guard));
      case POST_VENDOR_INVOICES -> List.of(new VendorInvoicePostingProcess(set, guard));
      case SUBCONTRACT_ORDERS -> List.of(new SubcontractOrders());
      case ORDER_BY_HAND -> {
        OrderRights.refuse(needed(asked, "wish", OrderRights.Wish.class), asked.text("order"));
        yield List.of();
      }
      case INVOICE_ORDER ->
          List.of(
              new OrderInvoice(
                  asked.text("order"), asked.text("number"), asked.day("day").orElse(null)));
      case UNMATCH_USAGE -> List.of(match(asked, false));
      case MATCH_USAGE -> List.of(match(asked, true));
      case UPDATE_RECEIPT -> List.of(new ReceiptUpdate(asked.text("order"), asked.text("invoice")));
      case GENERATE_RECEIPTS -> List.of(new ReceiptProcess());
      case POST_RECEIPTS -> List.of(new ReceiptPosting());
      case POST_INVOICES ->
          List.of(
              asked
                  .optional("proposal")
                  .map(number -> InvoicePostingProcess.proposal(set, number))
                  .orElseGet(() -> InvoicePostingProcess.all(set))
                  .asking(actuals));
      case CLEAR_PROPOSAL -> List.of(new ProposalClearing(asked.text("proposal")));
      case PROPOSAL_BY_HAND -> {
        ProposalRights.refuse(
            needed(asked, "wish", ProposalRights.Wish.class), asked.text("proposal"));
        yield List.of();
      }
      case INVOICE_PARTNER -> List.of(new IntercompanyInvoiceProcess(set, asked.text("borrower")));
    };
  }

  private static boolean yes(Parameters asked, String name) {
    return asked.flag(name).orElse(false);
  }

  private static int line(Parameters asked) {
    return asked.read("line", Integer::valueOf, "a whole number").orElseThrow();
  }

  private static FinanceProcess match(Parameters asked, boolean on) {
    return new UsageMatch(
        asked.text("order"),
        asked.text("invoice"),
        asked.read("actual", UUID::fromString, "the id of an actual").orElseThrow(),
        on);
  }

  private static LocalDate day(Parameters asked) {
    return asked.day("day").orElseThrow();
  }

  private static <E extends Enum<E>> E needed(Parameters asked, String name, Class<E> type) {
    return asked.choice(name, type).orElseThrow();
  }

  private List<FinanceProcess> imports(CompanyBooks set, boolean onlyChecked) {
    DataverseInvoiceCounts counts = DataverseInvoiceCounts.read(dataverse);
    return onlyChecked ? StagingImport.onlyChecked(set, counts) : StagingImport.of(set, counts);
  }

  private FinanceProcess journals(CompanyBooks set, Parameters asked) {
    JournalPosting.Mode mode =
        asked.choice("errors", JournalPosting.Mode.class).orElse(JournalPosting.Mode.TRANSFER);
    if (yes(asked, "by-hand")) {
      return JournalPostingProcess.byHand(set, mode, asked.text("journal")).asking(actuals);
    }
    return asked
        .optional("journal")
        .map(number -> JournalPostingProcess.journal(set, mode, number))
        .orElseGet(() -> JournalPostingProcess.all(set, mode))
        .asking(actuals);
  }

  private static FinanceProcess elimination(CompanyBooks set, Parameters asked) {
    return new InvestmentEliminationProcess(
        set,
        asked.text("project"),
        day(asked),
        asked
            .choice("target", InvestmentElimination.Target.class)
            .orElse(InvestmentElimination.Target.LEDGER),
        asked.number("cost-to-complete").orElse(BigDecimal.ZERO));
  }

  private static FinanceProcess estimate(CompanyBooks set, Parameters asked) {
    EstimateRun.Action action =
        asked.choice("action", EstimateRun.Action.class).orElse(EstimateRun.Action.POST);
    if (action != EstimateRun.Action.POST) {
      return EstimateRun.of(set, asked.text("project"), day(asked), action);
    }
    return EstimateRun.post(
        set,
        asked.text("project"),
        day(asked),
        asked.choice("method", CostToComplete.class).orElse(CostToComplete.ZERO),
        asked.number("total").orElse(BigDecimal.ZERO));
  }
}
