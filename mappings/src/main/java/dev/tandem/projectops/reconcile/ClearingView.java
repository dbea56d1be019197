package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportParameters;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.StagedActuals;
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
import java.util.TreeMap;

/**
 * Why an integration account is not at zero, document by document: its actual is missing, the
 * journal line of that is not posted (REC-4, REC-5, REC-8), or it was posted otherwise than the
 * document. In accounting currency. Immutable.
 *
 * @param balance balance of the account
 * @param missingActuals documents without a staged cost, or whose cost is taken back: a vendor
 *     invoice that is cancelled in Dataverse stays posted in finance (ACT-51)
 * @param missingLines documents whose cost is staged and not posted; with the opposite sign where
 *     that is so of what takes it back, and none where both wait at the same rate
 * @param conversions documents whose whole cost is posted, but comes to another amount in
 *     accounting currency: another rate, or parts that are rounded each for itself (FX-1, FX-2)
 * @param otherAmounts documents whose posted cost is of another amount than they
 */
public record ClearingView(
    Money balance,
    List<Open> missingActuals,
    List<Open> missingLines,
    List<Open> conversions,
    List<Open> otherAmounts) {
  /** Copies the lists. */
  public ClearingView {
    missingActuals = List.copyOf(missingActuals);
    missingLines = List.copyOf(missingLines);
    conversions = List.copyOf(conversions);
    otherAmounts = List.copyOf(otherAmounts);
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
    return new Reading(records, books).view(PostingType.EXPENSE_INTEGRATION);
  }

  /** The procurement integration account (PAR-6). */
  public static ClearingView vendorInvoices(Records records, CompanyBooks books) {
    return new Reading(records, books).view(PostingType.PROCUREMENT_INTEGRATION);
  }

  /** Whether the balance is what the documents left on the account (REC-5). */
  public boolean explained() {
    Money open = Money.zero(balance.currency());
    for (List<Open> part : List.of(missingActuals, missingLines, conversions, otherAmounts)) {
      for (Open document : part) {
        open = open.plus(document.amount());
      }
    }
    return open.equals(balance);
  }

  /** What one document and its cost have left on the account, in both currencies. */
  private static final class Left {
    private BigDecimal transaction = BigDecimal.ZERO;
    private BigDecimal accounting = BigDecimal.ZERO;

    void add(LedgerEntry row) {
      transaction = transaction.add(row.amount().orElse(BigDecimal.ZERO));
      accounting = accounting.add(row.accountingAmount().orElse(BigDecimal.ZERO));
    }
  }

  /** What is staged as cost of a document; what waits is in accounting currency. */
  private static final class Costs {
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    private Money waiting;
    private boolean waits;

    Costs(Currency accounting) {
      waiting = Money.zero(accounting);
    }

    void add(ActualStaging row) {
      quantity = quantity.add(row.quantity().orElse(BigDecimal.ZERO));
      amount = amount.add(row.amount().orElse(BigDecimal.ZERO));
    }

    void waits(Money booked) {
      waiting = waiting.plus(booked);
      waits = true;
    }

    /** Whether there is a cost that is not taken back. */
    boolean live() {
      return quantity.signum() != 0 || amount.signum() != 0;
    }
  }

  private static final class Reading {
    private final Records records;
    private final CompanyBooks books;
    private final ImportParameters rules;
    private final Map<String, Left> account = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Open> noActual = new ArrayList<>();
    private final List<Open> noLine = new ArrayList<>();
    private final List<Open> conversion = new ArrayList<>();
    private final List<Open> otherAmount = new ArrayList<>();

    Reading(Records records, CompanyBooks books) {
      this.records = records;
      this.books = books;
      this.rules = ImportSetup.read(records, books).rules();
    }

    ClearingView view(PostingType role) {
      Left balance = new Left();
      records.each(
          LedgerEntry.CODEC,
          row -> {
            if (row.postingType().orElse("").equals(role.name())) {
              balance.add(row);
              row.document()
                  .ifPresent(number -> account.computeIfAbsent(number, n -> new Left()).add(row));
            }
          });
      Map<String, Costs> staged = stagedCosts();
      account.forEach(
          (number, left) ->
              sort(number, left, staged.getOrDefault(number, new Costs(books.accounting()))));
      return new ClearingView(money(balance), noActual, noLine, conversion, otherAmount);
    }

    private void sort(String number, Left row, Costs costs) {
      Money left = money(row);
      if (!costs.live()) {
        add(noActual, number, left.minus(costs.waiting));
        add(noLine, number, costs.waiting);
      } else if (costs.waits) {
        add(noLine, number, left);
      } else {
        add(row.transaction.signum() == 0 ? conversion : otherAmount, number, left);
      }
    }

    private static void add(List<Open> to, String number, Money amount) {
      if (!amount.isZero()) {
        to.add(new Open(number, amount));
      }
    }

    private Money money(Left left) {
      return new Money(left.accounting, books.accounting());
    }

    /** The staged costs of the documents that are on the account. */
    private Map<String, Costs> stagedCosts() {
      Map<String, IntegrationJournalLine> lines = new HashMap<>();
      records.each(
          IntegrationJournalLine.CODEC,
          row -> lines.put(row.actualId().map(Object::toString).orElse(""), row));
      Map<String, Costs> staged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      records.each(
          ActualStaging.CODEC,
          row -> {
            Optional<String> document = StagedActuals.document(row).filter(account::containsKey);
            if (row.transactionType().is(StagedTransactionType.COST) && document.isPresent()) {
              Costs costs =
                  staged.computeIfAbsent(document.get(), n -> new Costs(books.accounting()));
              costs.add(row);
              Optional<IntegrationJournalLine> line =
                  Optional.ofNullable(lines.get(row.importId().map(Object::toString).orElse("")));
              if (line.filter(found -> found.status().is(JournalLineStatus.POSTED)).isEmpty()) {
                costs.waits(line.map(this::booked).orElseGet(() -> booked(row)));
              }
            }
          });
      return staged;
    }

    /** What a line will take off the account. */
    private Money booked(IntegrationJournalLine line) {
      return booked(
          rules.agreedOr(
              new ExchangeRate(line.exchangeRate().orElse(ExchangeRate.PARITY.per100())),
              line.contractId(),
              currency(line.currency())),
          line.amount(),
          line.currency());
    }

    /** What a row will take off the account if it is imported as things are (FX-1, FX-3). */
    private Money booked(ActualStaging row) {
      LocalDate date = row.documentDate().orElse(records.today());
      ExchangeRate rate =
          rules
              .rates()
              .find(
                  currency(row.currency()),
                  date,
                  rules.agreements().get(row.contractId().orElse("")))
              .orElse(ExchangeRate.PARITY);
      return booked(rate, row.amount(), row.currency());
    }

    private Money booked(
        ExchangeRate rate, Optional<BigDecimal> amount, Optional<String> currencyCode) {
      return rate.convert(
          new Money(amount.orElse(BigDecimal.ZERO), currency(currencyCode)), books.accounting());
    }

    private Currency currency(Optional<String> code) {
      return books.currency(code.orElse(books.accounting().code()));
    }
  }
}
