package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.LineContexts;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.InvoiceItem;
import dev.tandem.projectops.ledger.InvoicePosting;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.ReceivableDimensions;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.SalesTax;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateAgreement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The amounts and vouchers of the lines of one invoice (ACC-10, ACC-12, TAX-4). Immutable. */
final class InvoiceItems {
  private final CompanyBooks books;
  private final ImportSetup setup;
  private final LocalDate date;
  private final String voucher;
  private final Optional<String> contract;
  private final Dimensions header;
  private final boolean headerAllowed;

  InvoiceItems(
      CompanyBooks books,
      ImportSetup setup,
      InvoiceProposal proposal,
      LocalDate date,
      String voucher,
      Optional<String> headerDimensions,
      boolean headerAllowed) {
    this.books = books;
    this.setup = setup;
    this.date = date;
    this.voucher = voucher;
    this.contract = proposal.contractId();
    this.header = books.dimensions().parse(headerDimensions);
    this.headerAllowed = headerAllowed;
  }

  /** One line with its amounts in both currencies. */
  record Amounts(BookedAmount net, BookedAmount tax, ExchangeRate rate) {}

  Amounts amounts(ProposalLine line) {
    Currency currency = books.currency(line.currency().orElse(books.accounting().code()));
    Money net = new Money(line.amount().orElse(BigDecimal.ZERO), currency);
    Money tax = SalesTax.of(net, books.taxPercent(line.salesTaxGroup().orElse("")));
    ExchangeRate rate = rate(currency);
    return new Amounts(
        BookedAmount.of(net, rate, books.accounting()),
        BookedAmount.of(tax, rate, books.accounting()),
        rate);
  }

  private ExchangeRate rate(Currency currency) {
    RateAgreement agreement = setup.rules().agreements().get(contract.orElse(""));
    return setup
        .rules()
        .rates()
        .find(currency, date, agreement)
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.ERR_18, "invoice voucher " + voucher, currency + " on " + date));
  }

  /** The ledger lines of one invoice line; they balance by themselves. */
  Voucher voucher(ProposalLine line, @Nullable ProjectTransaction sale, LineContexts contexts) {
    Dimensions own = books.dimensions().parse(line.dimensions());
    Amounts amounts = amounts(line);
    ProjectItem item =
        new ProjectItem(
            Types.rule(line.type()),
            line.categoryId().orElse(null),
            amounts.net(),
            own,
            ReceivableDimensions.find(header, own, headerAllowed));
    RevenueProfile profile = contexts.profile(place(line));
    if (profile == null) {
      throw new FaultException(
          FaultCode.ERR_19, place(line).projectId().orElse(""), "the line names no contract");
    }
    return new Voucher(
        voucher,
        date,
        InvoicePosting.lines(
            profile,
            List.of(new InvoiceItem(item, amounts.tax(), accrual(line, sale))),
            books.accounts()));
  }

  /** What the unbilled sale was accrued with; nothing for a credit (UND-20). */
  private @Nullable BookedAmount accrual(ProposalLine line, @Nullable ProjectTransaction sale) {
    if (sale == null || line.credit().orElse(false) || !sale.accrued().orElse(false)) {
      return null;
    }
    Currency currency = books.currency(sale.currency().orElse(books.accounting().code()));
    return new BookedAmount(
        new Money(sale.amount().orElse(BigDecimal.ZERO), currency),
        new Money(sale.accountingAmount().orElse(BigDecimal.ZERO), books.accounting()));
  }

  /** Where the profile of a line is looked up: contract, contract line and project. */
  IntegrationJournalLine place(ProposalLine line) {
    return IntegrationJournalLine.builder()
        .projectId(line.projectId())
        .contractId(line.contractId().or(() -> contract))
        .contractLine(line.contractLine())
        .build();
  }
}
