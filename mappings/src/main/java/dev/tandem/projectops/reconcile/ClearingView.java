package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an integration account is not at zero: documents whose actuals are missing, and actuals whose
 * journal lines are not posted (REC-4, REC-5, REC-8). In accounting currency. Immutable.
 *
 * @param balance balance of the account
 * @param missingActuals documents without a staged cost, or whose cost is taken back: a vendor
 *     invoice that is cancelled in Dataverse stays posted in finance (ACT-51)
 * @param missingLines documents whose cost is staged and not posted; with the opposite sign where
 *     that is so of what takes it back, and none where both wait at the same rate
 */
public record ClearingView(Money balance, List<Open> missingActuals, List<Open> missingLines) {
  /** Copies the lists. */
  public ClearingView {
    missingActuals = List.copyOf(missingActuals);
    missingLines = List.copyOf(missingLines);
  }

  /**
   * A document that is not cleared.
   *
   * @param document number of the expense or transaction of the vendor invoice line
   * @param amount what it leaves on the account; each posting counts at its own rate (FX-1)
   */
  public record Open(String document, Money amount) {}

  /** The expense integration account (PAR-5). */
  public static ClearingView expenses(Records records, CompanyBooks books) {
    Reading reading = new Reading(records, books);
    records.each(
        ExpenseExport.CODEC,
        row -> {
          if (row.company().equals(Optional.of(records.companyCode()))) {
            reading.document(
                row.transactionNumber(), row.netAmount(), row.currency(), row.transactionDate());
          }
        });
    return reading.view(PostingType.EXPENSE_INTEGRATION);
  }

  /** The procurement integration account (PAR-6). */
  public static ClearingView vendorInvoices(Records records, CompanyBooks books) {
    Reading reading = new Reading(records, books);
    records.each(
        VendorInvoiceLineExport.CODEC,
        row -> {
          boolean cleared = row.itemPosted().orElse(0) == 0; // STK-5: never on the account
          if (cleared && row.company().equals(Optional.of(records.companyCode()))) {
            reading.document(
                row.transactionId(), row.lineAmount(), row.currency(), row.transactionDate());
          }
        });
    return reading.view(PostingType.PROCUREMENT_INTEGRATION);
  }

  /** Whether the balance is what the open documents left on the account (REC-5). */
  public boolean explained() {
    Money open = Money.zero(balance.currency());
    for (Open document : missingActuals) {
      open = open.plus(document.amount());
    }
    for (Open document : missingLines) {
      open = open.plus(document.amount());
    }
    return open.equals(balance);
  }

  /** What is staged as cost of a document, in accounting currency where it is a money. */
  private static final class Costs {
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    private Money posted;
    private Money waiting;
    private boolean waits;

    Costs(Currency accounting) {
      posted = Money.zero(accounting);
      waiting = Money.zero(accounting);
    }

    void add(ActualStaging row, Money booked, boolean done) {
      quantity = quantity.add(row.quantity().orElse(BigDecimal.ZERO));
      amount = amount.add(row.amount().orElse(BigDecimal.ZERO));
      posted = done ? posted.plus(booked) : posted;
      waiting = done ? waiting : waiting.plus(booked);
      waits |= !done;
    }

    /** Whether there is a cost that is not taken back. */
    boolean live() {
      return quantity.signum() != 0 || amount.signum() != 0;
    }
  }

  private static final class Reading {
    private final Records records;
    private final CompanyBooks books;
    private final ImportSetup setup;
    private final List<Open> documents = new ArrayList<>();

    Reading(Records records, CompanyBooks books) {
      this.records = records;
      this.books = books;
      this.setup = ImportSetup.read(records, books);
    }

    void document(
        Optional<String> number,
        Optional<BigDecimal> amount,
        Optional<String> currencyCode,
        Optional<LocalDate> date) {
      documents.add(new Open(number.orElse(""), booked(amount, currencyCode, date)));
    }

    /** An amount at the rate of a day (FX-1). */
    private Money booked(
        Optional<BigDecimal> amount, Optional<String> currencyCode, Optional<LocalDate> date) {
      Currency currency = books.currency(currencyCode.orElse(books.accounting().code()));
      ExchangeRate rate =
          setup
              .rules()
              .rates()
              .find(currency, date.orElse(records.today()), null)
              .orElse(ExchangeRate.PARITY);
      return rate.convert(new Money(amount.orElse(BigDecimal.ZERO), currency), books.accounting());
    }

    /** What a line takes off the account at its own rate. */
    private Money booked(IntegrationJournalLine line) {
      Currency currency = books.currency(line.currency().orElse(books.accounting().code()));
      return new ExchangeRate(line.exchangeRate().orElse(ExchangeRate.PARITY.per100()))
          .convert(new Money(line.amount().orElse(BigDecimal.ZERO), currency), books.accounting());
    }

    ClearingView view(PostingType role) {
      Map<String, Costs> staged = stagedCosts();
      List<Open> noActual = new ArrayList<>();
      List<Open> noLine = new ArrayList<>();
      for (Open document : documents) {
        Costs costs = staged.getOrDefault(document.document(), new Costs(books.accounting()));
        Money left = document.amount().minus(costs.posted);
        if (!costs.live()) {
          noActual.add(new Open(document.document(), left.minus(costs.waiting)));
        }
        Money line = costs.live() ? left : costs.waiting;
        if (costs.waits && !line.isZero()) {
          noLine.add(new Open(document.document(), line));
        }
      }
      return new ClearingView(balance(role), noActual, noLine);
    }

    /** The staged costs of each document. */
    private Map<String, Costs> stagedCosts() {
      Map<String, IntegrationJournalLine> lines = new HashMap<>();
      records.each(
          IntegrationJournalLine.CODEC,
          row -> lines.put(row.actualId().map(Object::toString).orElse(""), row));
      Map<String, Costs> costs = new HashMap<>();
      records.each(
          ActualStaging.CODEC,
          row -> {
            if (row.transactionType().is(StagedTransactionType.COST)) {
              Optional<IntegrationJournalLine> line =
                  Optional.ofNullable(lines.get(row.importId().map(Object::toString).orElse("")));
              Money booked =
                  line.map(this::booked)
                      .orElseGet(() -> booked(row.amount(), row.currency(), row.documentDate()));
              boolean done =
                  line.filter(found -> found.status().is(JournalLineStatus.POSTED)).isPresent();
              row.vendorInvoiceTransaction()
                  .or(row::externalOrigin)
                  .ifPresent(
                      document ->
                          costs
                              .computeIfAbsent(document, key -> new Costs(books.accounting()))
                              .add(row, booked, done));
            }
          });
      return costs;
    }

    private Money balance(PostingType role) {
      BigDecimal[] sum = {BigDecimal.ZERO};
      records.each(
          LedgerEntry.CODEC,
          row -> {
            if (row.postingType().orElse("").equals(role.name())) {
              sum[0] = sum[0].add(row.accountingAmount().orElse(BigDecimal.ZERO));
            }
          });
      return new Money(sum[0], books.accounting());
    }
  }
}
