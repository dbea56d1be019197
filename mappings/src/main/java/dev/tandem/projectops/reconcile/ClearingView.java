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
 *     that is so of what takes it back
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
   * @param amount what it left on the account
   */
  public record Open(String document, Money amount) {
    private Open negated() {
      return new Open(document, amount.negate());
    }
  }

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

  /** What is staged as cost of a document. */
  private static final class Costs {
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal posted = BigDecimal.ZERO;
    private boolean waits;

    void add(ActualStaging row, boolean done) {
      BigDecimal more = row.amount().orElse(BigDecimal.ZERO);
      quantity = quantity.add(row.quantity().orElse(BigDecimal.ZERO));
      amount = amount.add(more);
      posted = done ? posted.add(more) : posted;
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
      Currency currency = books.currency(currencyCode.orElse(books.accounting().code()));
      ExchangeRate rate =
          setup
              .rules()
              .rates()
              .find(currency, date.orElse(records.today()), null)
              .orElse(ExchangeRate.PARITY);
      Money net = new Money(amount.orElse(BigDecimal.ZERO), currency);
      documents.add(new Open(number.orElse(""), rate.convert(net, books.accounting())));
    }

    ClearingView view(PostingType role) {
      Map<String, Costs> staged = stagedCosts();
      List<Open> noActual = new ArrayList<>();
      List<Open> noLine = new ArrayList<>();
      for (Open document : documents) {
        Costs costs = staged.getOrDefault(document.document(), new Costs());
        if (!costs.live()) {
          noActual.add(document);
        }
        int half = costs.live() ? 0 : costs.posted.signum();
        if (half != 0) {
          boolean back = half == document.amount().amount().signum();
          noLine.add(back ? document.negated() : document);
        } else if (costs.live() && costs.waits) {
          noLine.add(document);
        }
      }
      return new ClearingView(balance(role), noActual, noLine);
    }

    /** The staged costs of each document. */
    private Map<String, Costs> stagedCosts() {
      Map<String, Boolean> lines = new HashMap<>();
      records.each(
          IntegrationJournalLine.CODEC,
          row ->
              lines.put(
                  row.actualId().map(Object::toString).orElse(""),
                  row.status().is(JournalLineStatus.POSTED)));
      Map<String, Costs> costs = new HashMap<>();
      records.each(
          ActualStaging.CODEC,
          row -> {
            if (row.transactionType().is(StagedTransactionType.COST)) {
              String id = row.importId().map(Object::toString).orElse("");
              row.vendorInvoiceTransaction()
                  .or(row::externalOrigin)
                  .ifPresent(
                      document ->
                          costs
                              .computeIfAbsent(document, key -> new Costs())
                              .add(row, lines.getOrDefault(id, false)));
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
