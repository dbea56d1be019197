package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.JournalStatus;
import dev.tandem.projectops.entity.finance.LinkTarget;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.AccrualPosting;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.projectops.process.WriteBackGuard;
import java.math.BigDecimal;
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
 * Posts integration journals: vouchers, project transactions, status, write-back to staging, and
 * the transfer of lines that failed (JRN-16 to JRN-18, JRN-30, WB-1 to WB-3, REG-2, UND-34). Each
 * line is posted whole or not at all; a run that broke off goes on where it stopped. Immutable;
 * safe for any thread.
 */
public final class JournalPostingProcess implements FinanceProcess {
  private static final int WRITES_OF_A_LINE = 12;

  private final CompanyBooks books;
  private final JournalPosting.Mode mode;
  private final @Nullable String only;
  private final boolean byHand;
  private final WriteBackGuard guard;

  private JournalPostingProcess(
      CompanyBooks books,
      JournalPosting.Mode mode,
      @Nullable String only,
      boolean byHand,
      WriteBackGuard guard) {
    this.books = books;
    this.mode = mode;
    this.only = only;
    this.byHand = byHand;
    this.guard = guard;
  }

  /** Posts every draft journal (JRN-16). */
  public static JournalPostingProcess all(CompanyBooks books, JournalPosting.Mode mode) {
    return new JournalPostingProcess(books, mode, null, false, WriteBackGuard.NONE);
  }

  /** Posts one journal; another status than draft is refused (JRN-19). */
  public static JournalPostingProcess journal(
      CompanyBooks books, JournalPosting.Mode mode, String number) {
    return new JournalPostingProcess(books, mode, number, false, WriteBackGuard.NONE);
  }

  /**
   * Posts one journal as a user does who waits for it: one with more than {@link
   * Journal#INTERACTIVE_LIMIT} lines is only marked for the batch, whose next run posts it.
   */
  public static JournalPostingProcess byHand(
      CompanyBooks books, JournalPosting.Mode mode, String number) {
    return new JournalPostingProcess(books, mode, number, true, WriteBackGuard.NONE);
  }

  /** The same, refusing lines whose actuals cannot take the results (ERR-15, ERR-16). */
  public JournalPostingProcess asking(WriteBackGuard other) {
    return new JournalPostingProcess(books, mode, only, byHand, other);
  }

  @Override
  public String name() {
    return "post-journal";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.forEach(
        only == null ? drafts(records) : List.of(only),
        number -> new Posting(records, number).plan());
  }

  private static List<String> drafts(Records records) {
    List<String> numbers = new ArrayList<>();
    records.each(
        IntegrationJournal.CODEC,
        journal -> {
          if (journal.status().is(JournalStatus.DRAFT)) {
            journal.journal().ifPresent(numbers::add);
          }
        });
    return numbers;
  }

  private final class Posting {
    private final Records records;
    private final String number;
    private final String company;
    private final CompanyBooks books;
    private final ImportParameters rules;
    private final Map<String, IntegrationJournalLine> priced = new HashMap<>();
    private String newNumber = "";

    Posting(Records records, String number) {
      this.records = records;
      this.number = number;
      this.company = records.companyCode();
      this.books = JournalPostingProcess.this.books.in(records);
      this.rules = ImportSetup.read(records, books).rules();
    }

    /** What is to be done, decided on the journal as it stands; the steps look again. */
    List<Supplier<Effects>> plan() {
      IntegrationJournal header = header();
      if (only == null && !header.status().is(JournalStatus.DRAFT)) {
        return List.of(); // another run was faster
      }
      List<IntegrationJournalLine> lines = agreed(lines(all(header)));
      if (byHand && lines.size() > Journal.INTERACTIVE_LIMIT) {
        return List.of(this::toBatch);
      }
      LineContexts contexts = LineContexts.of(records, books, lines);
      JournalPosting.Report report = report(header, lines, contexts);
      List<Supplier<Effects>> steps = new ArrayList<>();
      boolean posts =
          !report.vouchers().isEmpty()
              || lines.stream().anyMatch(line -> line.status().is(JournalLineStatus.POSTED));
      if (!report.faults().isEmpty()
          && JournalPosting.keeps(mode, header.original().orElse(null), posts)) {
        steps.add(() -> faults(report));
        return steps;
      }
      Map<String, Voucher> vouchers = new HashMap<>();
      report.vouchers().forEach(voucher -> vouchers.put(voucher.number(), voucher));
      List<Integer> good = new ArrayList<>();
      List<Integer> bad = new ArrayList<>();
      for (IntegrationJournalLine line : lines) {
        if (!line.status().is(JournalLineStatus.POSTED)) {
          boolean fine = vouchers.containsKey(line.voucher().orElse(""));
          (fine ? good : bad).add(line.line().orElseThrow());
        }
      }
      int most = Math.max(1, records.groupSize() / WRITES_OF_A_LINE);
      slices(good, most).forEach(slice -> steps.add(() -> post(slice, vouchers)));
      slices(bad, most).forEach(slice -> steps.add(() -> transfer(header, slice)));
      int planned = header.lineCount().orElse(0);
      steps.add(() -> faults(report).then(close(planned)));
      return steps;
    }

    private JournalPosting.Report report(
        IntegrationJournal header, List<IntegrationJournalLine> lines, LineContexts contexts) {
      Map<String, IntegrationJournalLine> rows = new HashMap<>();
      List<JournalLine> values = new ArrayList<>();
      List<UUID> actuals = new ArrayList<>();
      Map<String, Fault> shortages = new HashMap<>();
      StockIssues issues = StockIssues.of(records, books, lines);
      for (IntegrationJournalLine line : lines) {
        if (!line.status().is(JournalLineStatus.POSTED)) {
          rows.put(line.voucher().orElse(""), line);
          values.add(PostedLines.value(priced(line, issues, shortages), books));
          line.actualId().ifPresent(actuals::add);
        }
      }
      Map<UUID, FaultCode> refusals = guard.refusals(actuals);
      HeaderStatus status =
          HeaderStatus.valueOf(header.status().member().orElse(JournalStatus.DRAFT).name());
      return JournalPosting.post(
          new Journal(
              number,
              header.periodStart().orElse(null),
              status,
              values,
              header.original().orElse(null)),
          mode,
          rules.calendar(),
          books.accounting(),
          line -> {
            refuse(shortages.get(line.voucher()));
            return write(line, rows, contexts, refusals);
          },
          "");
    }

    /** A line at its cost in finance; what the stock is not enough for is refused later. */
    private IntegrationJournalLine priced(
        IntegrationJournalLine line, StockIssues issues, Map<String, Fault> refused) {
      String voucher = line.voucher().orElse("");
      try {
        IntegrationJournalLine at = issues.priced(line);
        priced.put(voucher, at);
        return at;
      } catch (FaultException e) {
        refused.put(voucher, e.fault());
        return line;
      }
    }

    private static void refuse(@Nullable Fault fault) {
      if (fault != null) {
        throw new FaultException(fault);
      }
    }

    private Voucher write(
        JournalLine line,
        Map<String, IntegrationJournalLine> rows,
        LineContexts contexts,
        Map<UUID, FaultCode> refusals) {
      IntegrationJournalLine row = rows.get(line.voucher());
      if (row == null) {
        throw new FaultException(
            FaultCode.ERR_12, "journal " + number, "no line has voucher " + line.voucher());
      }
      UUID actual = row.actualId().orElseThrow();
      FaultCode refusal = refusals.get(actual);
      if (refusal != null) {
        throw new FaultException(
            refusal, "journal " + number + " voucher " + line.voucher(), "actual " + actual);
      }
      return LineVoucher.write(line, contexts.context(row));
    }

    private Effects faults(JournalPosting.Report report) {
      List<Effects> faults = new ArrayList<>();
      for (Fault fault : report.faults()) {
        faults.add(Effects.fault(fault));
      }
      return Effects.all(Effects.NONE, faults);
    }

    private IntegrationJournal header() {
      return records
          .find(IntegrationJournal.CODEC, JournalSlots.key(company, number))
          .orElseThrow(
              () ->
                  new FaultException(
                      FaultCode.STATUS_REFUSED, "journal " + number, "there is no such journal"));
    }

    private static List<Integer> all(IntegrationJournal header) {
      return IntStream.rangeClosed(1, header.lineCount().orElse(0)).boxed().toList();
    }

    private List<IntegrationJournalLine> lines(List<Integer> lines) {
      return records.findAll(
          IntegrationJournalLine.CODEC,
          lines.stream()
              .map(
                  line ->
                      IntegrationJournalLine.builder()
                          .company(company)
                          .journal(number)
                          .line(line)
                          .build())
              .toList());
    }

    /** The lines at the rates that their contracts have agreed on by now (FX-3). */
    private List<IntegrationJournalLine> agreed(List<IntegrationJournalLine> lines) {
      return lines.stream()
          .map(line -> line.status().is(JournalLineStatus.POSTED) ? line : agreed(line))
          .toList();
    }

    private IntegrationJournalLine agreed(IntegrationJournalLine line) {
      JournalLine value = PostedLines.value(line, books);
      ExchangeRate rate =
          rules.agreedOr(value.rate(), line.contractId(), value.actual().amount().currency());
      return rate.equals(value.rate())
          ? line
          : IntegrationJournalLine.builder().from(line).exchangeRate(rate.per100()).build();
    }

    private Effects post(List<Integer> slice, Map<String, Voucher> vouchers) {
      List<IntegrationJournalLine> lines = agreed(lines(slice));
      LineContexts contexts = LineContexts.of(records, books, lines);
      Map<Object, ActualStaging> staging = new HashMap<>();
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
      StockIssues issues = StockIssues.of(records, books, lines);
      List<Effects> made = new ArrayList<>();
      for (IntegrationJournalLine line : lines) {
        Voucher voucher = vouchers.get(line.voucher().orElse(""));
        ActualStaging row = staging.get(line.actualId().orElseThrow());
        if (voucher != null && row != null && line.status().is(JournalLineStatus.DRAFT)) {
          IntegrationJournalLine at = priced.getOrDefault(voucher.number(), line);
          made.add(posted(line, at, row, voucher, contexts).then(issues.issued(line, at)));
        }
      }
      return Effects.all(Effects.NONE, made);
    }

    private Effects posted(
        IntegrationJournalLine line,
        IntegrationJournalLine at,
        ActualStaging row,
        Voucher voucher,
        LineContexts contexts) {
      JournalLine value = PostedLines.value(at, books);
      BigDecimal accounting = LineVoucher.amount(value, books.accounting()).accounting().amount();
      Effects effects =
          PostedLines.entries(company, voucher, 1, books.dimensions(), StagedActuals.document(row))
              .then(
                  Effects.put(
                      IntegrationJournalLine.CODEC,
                      IntegrationJournalLine.builder()
                          .from(line)
                          .status(EnumSymbol.of(JournalLineStatus.POSTED))
                          .statusSince(records.now())
                          .build()))
              .then(
                  Effects.put(
                      ActualStaging.CODEC,
                      ActualStaging.builder()
                          .from(row)
                          .voucher(voucher.number())
                          .accountingAmount(accounting)
                          .exchangeRate(value.rate().per100())
                          .build()));
      return line.borrower().isPresent()
          ? effects // a lender has no project transaction (IC-3)
          : effects.then(subledger(at, value, voucher, contexts, accounting));
    }

    private Effects subledger(
        IntegrationJournalLine line,
        JournalLine value,
        Voucher voucher,
        LineContexts contexts,
        BigDecimal accounting) {
      RevenueProfile profile = contexts.profile(line);
      boolean accrued =
          !value.actual().kind().cost()
              && profile != null
              && AccrualPosting.isAccrued(profile, Types.rule(line.type()), value.property());
      return Effects.put(
          ProjectTransaction.CODEC,
          ProjectTransaction.builder()
              .company(company)
              .transactionId(voucher.number())
              .actualId(line.actualId())
              .kind(line.kind())
              .type(line.type())
              .status(EnumSymbol.of(SubledgerStatus.POSTED))
              .projectId(line.projectId())
              .contractId(line.contractId())
              .contractLine(line.contractLine())
              .fundingSource(line.fundingSource())
              .categoryId(line.categoryId())
              .lineProperty(line.lineProperty())
              .fixedPrice(profile != null && profile.method() == BillingMethod.FIXED_PRICE)
              .transactionDate(line.transactionDate())
              .accountingDate(voucher.date())
              .quantity(line.quantity())
              .currency(line.currency())
              .amount(line.amount())
              .exchangeRate(line.exchangeRate())
              .accountingAmount(accounting)
              .accrued(accrued)
              .voucher(voucher.number())
              .salesTaxGroup(line.salesTaxGroup())
              .itemSalesTaxGroup(line.itemSalesTaxGroup())
              .dimensions(line.dimensions())
              .build());
    }

    /** Moves lines that failed to a journal that names this one (JRN-17, UND-34). */
    private Effects transfer(IntegrationJournal original, List<Integer> slice) {
      boolean asErrors = mode == JournalPosting.Mode.TRANSFER_AS_ERRORS;
      Sequences numbers = Sequences.of(records, Sequences.JOURNALS);
      Effects effects = Effects.NONE;
      if (newNumber.isEmpty()) {
        newNumber = numbers.take();
        effects = numbers.effects();
      }
      IntegrationJournal target =
          records
              .find(IntegrationJournal.CODEC, JournalSlots.key(company, newNumber))
              .orElseGet(
                  () ->
                      IntegrationJournal.builder()
                          .company(company)
                          .journal(newNumber)
                          .description(original.description())
                          .periodStart(original.periodStart())
                          .status(
                              EnumSymbol.of(asErrors ? JournalStatus.ERROR : JournalStatus.DRAFT))
                          .original(number)
                          .lineCount(0)
                          .build());
      int count = target.lineCount().orElse(0);
      List<Effects> moved = new ArrayList<>();
      for (IntegrationJournalLine line : lines(slice)) {
        moved.add(move(line, ++count, asErrors));
      }
      return Effects.all(
          effects.then(
              Effects.put(
                  IntegrationJournal.CODEC,
                  IntegrationJournal.builder().from(target).lineCount(count).build())),
          moved);
    }

    private Effects move(IntegrationJournalLine line, int place, boolean asErrors) {
      boolean fails = asErrors && line.status().is(JournalLineStatus.DRAFT);
      ImportedActual link =
          ImportedActual.builder()
              .company(company)
              .actualId(line.actualId())
              .target(EnumSymbol.of(LinkTarget.JOURNAL))
              .document(newNumber)
              .line(place)
              .voucher(line.voucher())
              .build();
      records.find(ImportedActual.CODEC, link);
      return Effects.remove(IntegrationJournalLine.CODEC, line)
          .then(
              Effects.put(
                  IntegrationJournalLine.CODEC,
                  IntegrationJournalLine.builder()
                      .from(line)
                      .source(Optional.empty())
                      .journal(newNumber)
                      .line(place)
                      .status(fails ? EnumSymbol.of(JournalLineStatus.ERROR) : line.status())
                      .statusSince(records.now())
                      .build()))
          .then(Effects.put(ImportedActual.CODEC, link));
    }

    private Effects toBatch() {
      return Effects.put(
          IntegrationJournal.CODEC,
          IntegrationJournal.builder().from(header()).inBatch(true).build());
    }

    /** Closes the journal, unless an import has put more lines on it: the next run posts them. */
    private Effects close(int planned) {
      IntegrationJournal header = header();
      if (header.lineCount().orElse(0) != planned) {
        return Effects.NONE;
      }
      return Effects.put(
          IntegrationJournal.CODEC,
          IntegrationJournal.builder()
              .from(header)
              .status(EnumSymbol.of(JournalStatus.POSTED))
              .postedOn(records.today())
              .build());
    }
  }

  private static List<List<Integer>> slices(List<Integer> all, int most) {
    List<List<Integer>> slices = new ArrayList<>();
    for (int i = 0; i < all.size(); i += most) {
      slices.add(List.copyOf(all.subList(i, Math.min(all.size(), i + most))));
    }
    return slices;
  }
}
