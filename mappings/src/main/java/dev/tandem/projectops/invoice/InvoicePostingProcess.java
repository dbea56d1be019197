package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.FundingSource;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectStage;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.ProposalState;
import dev.tandem.projectops.entity.finance.ProposalStatus;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.LineContexts;
import dev.tandem.projectops.journal.PostedLines;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.journal.StagedActuals;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.projectops.process.WriteBackGuard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts invoice proposals: ledger, sales tax, customer transaction, invoice journal, subledger rows
 * fully invoiced, write-back to staging (PROP-14 to PROP-16, ACC-10, ACC-12, WB-1, COR-11). A
 * proposal without lines is left alone (REG-8). A line is posted whole or not at all, and nothing
 * is posted while any line could not be; a run that broke off goes on under the same number.
 * Immutable; safe for any thread.
 */
public final class InvoicePostingProcess implements FinanceProcess {
  private static final int LEDGER_ROWS_OF_A_LINE = 8;
  private static final int WRITES_OF_A_LINE = LEDGER_ROWS_OF_A_LINE + 4;

  private final CompanyBooks books;
  private final @Nullable String only;
  private final boolean headerDimensions;
  private final WriteBackGuard guard;

  private InvoicePostingProcess(
      CompanyBooks books, @Nullable String only, boolean headerDimensions, WriteBackGuard guard) {
    this.books = books;
    this.only = only;
    this.headerDimensions = headerDimensions;
    this.guard = guard;
  }

  /** Posts every proposal that has its lines (PROP-14). */
  public static InvoicePostingProcess all(CompanyBooks books) {
    return new InvoicePostingProcess(books, null, false, WriteBackGuard.NONE);
  }

  /** Posts one proposal. */
  public static InvoicePostingProcess proposal(CompanyBooks books, String number) {
    return new InvoicePostingProcess(books, number, false, WriteBackGuard.NONE);
  }

  /** The same, with the dimensions of the header on the receivable (DIM-5, PROP-19). */
  public InvoicePostingProcess withHeaderDimensions() {
    return new InvoicePostingProcess(books, only, true, guard);
  }

  /** The same; an invoice stays open while an actual cannot take its results (ERR-17). */
  public InvoicePostingProcess asking(WriteBackGuard other) {
    return new InvoicePostingProcess(books, only, headerDimensions, other);
  }

  @Override
  public String name() {
    return "post-invoice";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.forEach(
        only == null ? open(records) : List.of(only),
        number -> new Posting(records, number).plan());
  }

  private static List<String> open(Records records) {
    List<String> numbers = new ArrayList<>();
    records.each(
        ProposalState.CODEC,
        state -> {
          if (state.status().is(ProposalStatus.OPEN) && state.lineCount().orElse(0) > 0) {
            state.proposalId().ifPresent(numbers::add); // REG-8
          }
        });
    return numbers;
  }

  private final class Posting {
    private final Records records;
    private final String number;
    private final String company;

    Posting(Records records, String number) {
      this.records = records;
      this.number = number;
      this.company = records.companyCode();
    }

    List<Supplier<Effects>> plan() {
      ProposalState state = state();
      boolean open = state.status().is(ProposalStatus.OPEN) && state.lineCount().orElse(0) > 0;
      if (!open && only == null) {
        return List.of(); // another run was faster
      }
      if (!open) {
        throw new FaultException(
            FaultCode.PROPOSAL_REFUSED, "proposal " + number, "it has no lines or is posted");
      }
      List<Integer> lines = IntStream.rangeClosed(1, state.lineCount().orElse(0)).boxed().toList();
      int most = Math.max(1, records.groupSize() / WRITES_OF_A_LINE);
      try {
        LocalDate date = date(header());
        refuseClosed(date);
        for (int i = 0; i < lines.size(); i += most) {
          slice(lines.subList(i, Math.min(lines.size(), i + most)), "").check();
        }
      } catch (FaultException e) {
        return List.of(() -> Effects.fault(e.fault()));
      }
      List<Supplier<Effects>> steps = new ArrayList<>();
      steps.add(this::reserve);
      for (int i = 0; i < lines.size(); i += most) {
        List<Integer> slice = lines.subList(i, Math.min(lines.size(), i + most));
        steps.add(() -> slice(slice, state().voucher().orElse("")).post());
      }
      steps.add(() -> close(lines));
      return steps;
    }

    private void refuseClosed(LocalDate date) {
      ImportSetup.read(records, books)
          .rules()
          .calendar()
          .refusal(date, "proposal " + number)
          .ifPresent(
              fault -> {
                throw new FaultException(fault);
              });
    }

    /** The date of the invoice in the ledger; today when the proforma has none. */
    private LocalDate date(InvoiceProposal header) {
      return ImportSetup.read(records, books)
          .rules()
          .calendar()
          .accountingDate(header.invoiceDate().orElse(records.today()));
    }

    private ProposalState state() {
      ProposalState key = Proposals.key(company, number);
      return records.find(ProposalState.CODEC, key).orElse(key);
    }

    private InvoiceProposal header() {
      return records
          .find(
              InvoiceProposal.CODEC,
              InvoiceProposal.builder().company(company).proposalId(number).build())
          .orElseThrow(
              () ->
                  new FaultException(
                      FaultCode.PROPOSAL_REFUSED,
                      "proposal " + number,
                      "there is no header from the Dataverse side"));
    }

    /** The numbers of invoice and voucher; a run that broke off has them already. */
    private Effects reserve() {
      ProposalState state = state();
      if (state.voucher().isPresent()) {
        return Effects.NONE;
      }
      Sequences invoices = Sequences.of(records, Sequences.INVOICES);
      Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
      ProposalState reserved =
          ProposalState.builder()
              .from(state)
              .invoiceId(invoices.take())
              .voucher(vouchers.take())
              .build();
      return Effects.put(ProposalState.CODEC, reserved)
          .then(invoices.effects())
          .then(vouchers.effects());
    }

    private Slice slice(List<Integer> numbers, String voucher) {
      ProposalState state = state();
      InvoiceProposal header = header();
      Optional<String> dimensions = state.dimensions().or(() -> fundingDimensions(header));
      InvoiceItems items =
          new InvoiceItems(
              books,
              ImportSetup.read(records, books),
              header,
              date(header),
              voucher,
              dimensions,
              headerDimensions);
      List<ProposalLine> lines = Proposals.lines(records, number, numbers);
      return new Slice(
          items, lines, LineContexts.of(records, books, lines.stream().map(items::place).toList()));
    }

    private Optional<String> fundingDimensions(InvoiceProposal header) {
      return header.fundingSourceId().isEmpty()
          ? Optional.empty()
          : records.find(FundingSource.CODEC, funding(header)).flatMap(FundingSource::dimensions);
    }

    private FundingSource funding(InvoiceProposal header) {
      return FundingSource.builder()
          .company(company)
          .contractId(header.contractId())
          .fundingSourceId(header.fundingSourceId())
          .build();
    }

    private Effects close(List<Integer> numbers) {
      ProposalState state = state();
      InvoiceProposal header = header();
      String customer =
          records
              .find(FundingSource.CODEC, funding(header))
              .flatMap(FundingSource::customerAccount)
              .orElse("");
      InvoiceTotals totals =
          new InvoiceTotals(
              slice(numbers, state.voucher().orElse("")).items,
              Proposals.lines(records, number, numbers));
      return totals
          .effects(records, header, state, customer, date(header))
          .then(
              Effects.put(
                  ProposalState.CODEC,
                  ProposalState.builder()
                      .from(state)
                      .status(EnumSymbol.of(ProposalStatus.POSTED))
                      .build()))
          .then(
              Effects.put(
                  InvoiceProposal.CODEC,
                  InvoiceProposal.builder().from(header).invoiceId(state.invoiceId()).build()));
    }

    /** Some lines with what they bill. */
    private final class Slice {
      private final InvoiceItems items;
      private final List<ProposalLine> lines;
      private final LineContexts contexts;
      private final Map<String, ProjectTransaction> sales = new HashMap<>();
      private final Map<String, OnAccountTransaction> onAccount = new HashMap<>();
      private final Map<UUID, ActualStaging> staging = new HashMap<>();

      Slice(InvoiceItems items, List<ProposalLine> lines, LineContexts contexts) {
        this.items = items;
        this.lines = lines;
        this.contexts = contexts;
        List<String> ids = lines.stream().flatMap(line -> line.transactionId().stream()).toList();
        records
            .findAll(
                ProjectTransaction.CODEC,
                ids.stream()
                    .map(
                        id ->
                            ProjectTransaction.builder().company(company).transactionId(id).build())
                    .toList())
            .forEach(row -> sales.put(row.transactionId().orElse(""), row));
        records
            .findAll(
                OnAccountTransaction.CODEC,
                ids.stream()
                    .map(
                        id ->
                            OnAccountTransaction.builder()
                                .company(company)
                                .transactionId(id)
                                .build())
                    .toList())
            .forEach(row -> onAccount.put(row.transactionId().orElse(""), row));
        records
            .findAll(
                ActualStaging.CODEC,
                lines.stream()
                    .map(
                        line ->
                            ActualStaging.builder()
                                .company(company)
                                .importId(line.actualId())
                                .build())
                    .toList())
            .forEach(row -> staging.put(StagedActuals.id(row), row));
      }

      void check() {
        refuseWithoutActuals();
        lines.forEach(this::refuseFinished);
        lines.forEach(line -> items.voucher(line, sale(line), contexts));
      }

      private void refuseWithoutActuals() {
        List<UUID> actuals = lines.stream().flatMap(line -> line.actualId().stream()).toList();
        Map<UUID, FaultCode> refusals = guard.refusals(actuals);
        for (UUID actual : actuals) {
          FaultCode refusal = refusals.get(actual);
          if (refusal != null) {
            throw new FaultException(
                FaultCode.ERR_17,
                "proposal " + number,
                "actual %s: %s".formatted(actual, refusal.text()));
          }
        }
      }

      private void refuseFinished(ProposalLine line) { // PRJ-5
        String project = line.projectId().orElse("");
        ProjectAccount key = ProjectAccount.builder().company(company).projectId(project).build();
        if (records
            .find(ProjectAccount.CODEC, key)
            .filter(row -> row.stage().is(ProjectStage.COMPLETED))
            .isPresent()) {
          throw new FaultException(
              FaultCode.ERR_27, "proposal " + number, "project " + project + " is completed");
        }
      }

      private @Nullable ProjectTransaction sale(ProposalLine line) {
        return sales.get(line.transactionId().orElse(""));
      }

      Effects post() {
        List<Effects> made = new ArrayList<>();
        for (ProposalLine line : lines) {
          if (line.taxAmount().isEmpty()) { // not posted by a run that broke off
            made.add(post(line));
          }
        }
        return Effects.all(Effects.NONE, made);
      }

      private Effects post(ProposalLine line) {
        Voucher voucher = items.voucher(line, sale(line), contexts);
        InvoiceItems.Amounts amounts = items.amounts(line);
        int first = (line.line().orElseThrow() - 1) * LEDGER_ROWS_OF_A_LINE + 1;
        Effects effects =
            PostedLines.entries(company, voucher, first, books.dimensions())
                .then(
                    Effects.put(
                        ProposalLine.CODEC,
                        ProposalLine.builder()
                            .from(line)
                            .taxAmount(amounts.tax().transaction().amount())
                            .build()))
                .then(subledger(line, amounts.net().accounting().amount()));
        ActualStaging row = staging.get(line.actualId().orElseThrow());
        return row == null ? effects : effects.then(writeBack(row, voucher, amounts));
      }

      private Effects writeBack(
          ActualStaging row, Voucher voucher, InvoiceItems.Amounts amounts) { // WB-1
        return Effects.put(
            ActualStaging.CODEC,
            ActualStaging.builder()
                .from(row)
                .voucher(voucher.number())
                .accountingAmount(amounts.net().accounting().amount())
                .exchangeRate(amounts.rate().per100())
                .salesTaxAmount(amounts.tax().accounting().amount())
                .build());
      }

      private Effects subledger(ProposalLine line, BigDecimal net) {
        boolean credit = line.credit().orElse(false);
        Optional<String> invoice = state().invoiceId();
        ProjectTransaction sale = sale(line);
        if (sale != null) {
          return credit // the new unbilled sale stands for the work from now on (COR-11)
              ? Effects.NONE
              : Effects.put(
                  ProjectTransaction.CODEC,
                  ProjectTransaction.builder()
                      .from(sale)
                      .status(EnumSymbol.of(SubledgerStatus.INVOICED))
                      .invoiceId(invoice)
                      .build());
        }
        OnAccountTransaction billed = onAccount.get(line.transactionId().orElse(""));
        return billed == null
            ? Effects.NONE
            : Effects.put(OnAccountTransaction.CODEC, OnAccountBilling.posted(billed, line, net));
      }
    }
  }
}
