package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.CostOrigin;
import dev.tandem.projectops.entity.finance.GeneralJournal;
import dev.tandem.projectops.entity.finance.GeneralJournalLine;
import dev.tandem.projectops.entity.finance.GeneralJournalStatus;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.CostOffset;
import dev.tandem.projectops.ledger.CostPosting;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateAgreement;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Posts general journals on projects: cost and project transaction at once, without an integration
 * account (GJ-1, GJ-2), at most 200 project lines (GJ-5). What follows on the Dataverse side says
 * {@link GeneralJournalTransfer}. A journal is posted whole or not at all, unless a run breaks off;
 * the next run goes on. Immutable; safe for any thread.
 */
public final class GeneralJournalPosting implements FinanceProcess {
  private static final int WRITES_OF_A_LINE = 5;

  private final CompanyBooks books;

  /** Posts every open journal of a legal entity. */
  public GeneralJournalPosting(CompanyBooks books) {
    this.books = books;
  }

  @Override
  public String name() {
    return "post-general-journals";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<String> open = new ArrayList<>();
    records.each(
        GeneralJournal.CODEC,
        row -> {
          if (row.status().is(GeneralJournalStatus.OPEN)) {
            row.journal().ifPresent(open::add);
          }
        });
    return Steps.forEach(open, number -> new Posting(records, number).plan());
  }

  private final class Posting {
    private final Records records;
    private final String number;

    Posting(Records records, String number) {
      this.records = records;
      this.number = number;
    }

    List<Supplier<Effects>> plan() {
      int count = header().lineCount().orElse(0);
      List<Integer> all = IntStream.rangeClosed(1, count).boxed().toList();
      try {
        if (count > GeneralJournalTransfer.MOST_LINES) {
          throw new FaultException(FaultCode.ERR_23, place(), count + " project lines");
        }
        lines(all).forEach(line -> voucher(line, "", contexts(all)));
      } catch (FaultException e) {
        return List.of(() -> Effects.fault(e.fault()));
      }
      int most = Math.max(1, (records.groupSize() - 1) / WRITES_OF_A_LINE);
      List<Supplier<Effects>> steps = new ArrayList<>();
      for (int i = 0; i < count; i += most) {
        List<Integer> slice = all.subList(i, Math.min(count, i + most));
        steps.add(() -> post(slice));
      }
      steps.add(this::close);
      return steps;
    }

    private String place() {
      return "general journal " + number;
    }

    private GeneralJournal header() {
      return records
          .find(
              GeneralJournal.CODEC,
              GeneralJournal.builder().company(records.companyCode()).journal(number).build())
          .orElseThrow(
              () -> new FaultException(FaultCode.STATUS_REFUSED, place(), "there is none"));
    }

    private List<GeneralJournalLine> lines(List<Integer> numbers) {
      return records.findAll(
          GeneralJournalLine.CODEC,
          numbers.stream()
              .map(
                  line ->
                      GeneralJournalLine.builder()
                          .company(records.companyCode())
                          .journal(number)
                          .line(line)
                          .build())
              .toList());
    }

    private LineContexts contexts(List<Integer> numbers) {
      return LineContexts.of(
          records, books, lines(numbers).stream().map(Posting::asJournalLine).toList());
    }

    /** The line as the search of its profile sees it. */
    private static IntegrationJournalLine asJournalLine(GeneralJournalLine line) {
      return IntegrationJournalLine.builder()
          .projectId(line.projectId())
          .contractId(line.contractId())
          .contractLine(line.contractLine())
          .origin(EnumSymbol.of(CostOrigin.GENERAL_JOURNAL))
          .build();
    }

    private Effects post(List<Integer> slice) {
      LineContexts contexts = contexts(slice);
      Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
      List<Effects> made = new ArrayList<>();
      for (GeneralJournalLine line : lines(slice)) {
        if (line.voucher().isEmpty()) { // not posted by a run that broke off
          made.add(posted(line, voucher(line, vouchers.take(), contexts), contexts));
        }
      }
      return made.isEmpty() ? Effects.NONE : Effects.all(vouchers.effects(), made);
    }

    private Voucher voucher(GeneralJournalLine line, String voucher, LineContexts contexts) {
      JournalLine value = value(line, voucher);
      Dimensions dimensions = books.dimensions().parse(line.dimensions());
      ProjectItem cost =
          new ProjectItem(
              TransactionType.EXPENSE,
              line.categoryId().orElse(null),
              LineVoucher.amount(value, books.accounting()),
              dimensions,
              dimensions);
      String offset =
          line.offsetAccount()
              .orElseThrow(
                  () ->
                      new FaultException(
                          FaultCode.DOCUMENT_REFUSED, place(), "a line has no offset account"));
      PostingSetup setup = books.accounts().with(PostingType.EXPENSE_OFFSET, offset);
      RevenueProfile profile = contexts.profile(asJournalLine(line));
      List<VoucherLine> lines =
          profile == null
              ? CostPosting.internal(cost, CostOffset.EXPENSE_ENTRY, setup)
              : CostPosting.billable(profile, cost, CostOffset.EXPENSE_ENTRY, setup);
      return new Voucher(voucher, value.accountingDate(), lines);
    }

    private JournalLine value(GeneralJournalLine line, String voucher) {
      ImportSetup setup = ImportSetup.read(records, books);
      LocalDate wanted = line.date().orElse(records.today());
      LocalDate date = setup.rules().calendar().accountingDate(wanted);
      setup
          .rules()
          .calendar()
          .refusal(date, place())
          .ifPresent(
              fault -> {
                throw new FaultException(fault);
              });
      Currency currency = books.currency(line.currency().orElse(books.accounting().code()));
      StagedActual actual =
          new StagedActual(
              place() + " line " + line.line().orElse(0),
              ActualKind.COST,
              ActualClass.EXPENSE,
              ActualSource.GENERAL_JOURNAL,
              wanted,
              new Money(line.amount().orElse(BigDecimal.ZERO), currency),
              BillingType.NOT_SPECIFIED,
              null,
              line.projectId().orElse(""),
              line.contractId().orElse(null),
              null,
              null,
              true);
      return new JournalLine(
          actual,
          voucher,
          date,
          line.categoryId().orElse(""),
          LineProperty.notBillable(""),
          rate(line, currency, date, setup),
          LineStatus.DRAFT);
    }

    private ExchangeRate rate(
        GeneralJournalLine line, Currency currency, LocalDate date, ImportSetup setup) {
      RateAgreement agreement = setup.rules().agreements().get(line.contractId().orElse(""));
      return setup
          .rules()
          .rates()
          .find(currency, date, agreement)
          .orElseThrow(
              () -> new FaultException(FaultCode.ERR_18, place(), currency + " on " + date));
    }

    private Effects posted(GeneralJournalLine line, Voucher voucher, LineContexts contexts) {
      RevenueProfile profile = contexts.profile(asJournalLine(line));
      JournalLine value = value(line, voucher.number());
      return PostedLines.entries(records.companyCode(), voucher, 1, books.dimensions())
          .then(
              Effects.put(
                  GeneralJournalLine.CODEC,
                  GeneralJournalLine.builder().from(line).voucher(voucher.number()).build()))
          .then(
              Effects.put(
                  ProjectTransaction.CODEC,
                  ProjectTransaction.builder()
                      .company(records.companyCode())
                      .transactionId(voucher.number())
                      .kind(EnumSymbol.of(StagedTransactionType.COST))
                      .type(EnumSymbol.of(CategoryType.COST))
                      .status(EnumSymbol.of(SubledgerStatus.POSTED))
                      .projectId(line.projectId())
                      .contractId(line.contractId())
                      .contractLine(line.contractLine())
                      .categoryId(line.categoryId())
                      .fixedPrice(profile != null && profile.method() == BillingMethod.FIXED_PRICE)
                      .transactionDate(value.actual().date())
                      .accountingDate(voucher.date())
                      .quantity(BigDecimal.ONE)
                      .currency(value.actual().amount().currency().code())
                      .amount(value.actual().amount().amount())
                      .exchangeRate(value.rate().per100())
                      .accountingAmount(
                          LineVoucher.amount(value, books.accounting()).accounting().amount())
                      .accrued(false)
                      .voucher(voucher.number())
                      .dimensions(line.dimensions())
                      .build()));
    }

    private Effects close() {
      return Effects.put(
          GeneralJournal.CODEC,
          GeneralJournal.builder()
              .from(header())
              .status(EnumSymbol.of(GeneralJournalStatus.POSTED))
              .failures(0)
              .build());
    }
  }
}
