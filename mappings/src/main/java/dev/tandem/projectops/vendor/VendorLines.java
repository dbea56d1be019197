package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.ProjectCategory;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.SharedCategory;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.intercompany.IntercompanyPosting;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ContractLines;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.ProjectRates;
import dev.tandem.projectops.journal.PurchaseAmounts;
import dev.tandem.projectops.journal.Types;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.PurchasePosting;
import dev.tandem.projectops.ledger.SalesTax;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the kind of a vendor invoice line decides (VI-1, VI-3, VI-5, VI-19, STK-5). Immutable. */
final class VendorLines {
  private final CompanyBooks books;
  private final ImportSetup setup;
  private final ProjectRates rates;
  private final VendorInvoice invoice;
  private final LocalDate date;
  private final String place;

  VendorLines(
      CompanyBooks books,
      ImportSetup setup,
      ProjectRates rates,
      VendorInvoice invoice,
      LocalDate date,
      String place) {
    this.books = books;
    this.setup = setup;
    this.rates = rates;
    this.invoice = invoice;
    this.date = date;
    this.place = place;
  }

  private boolean intercompany() {
    return invoice.lender().filter(text -> !text.isBlank()).isPresent();
  }

  private static boolean onProject(VendorInvoiceLine line) {
    return line.projectId().filter(id -> !id.isBlank()).isPresent();
  }

  /** Whether Dataverse hears of the line: project lines, but not of intercompany (REG-15). */
  boolean travels(VendorInvoiceLine line) {
    return onProject(line) && !intercompany();
  }

  /** Whether the cost is in the project with this posting already. */
  boolean costsAtOnce(VendorInvoiceLine line) {
    return onProject(line) && (intercompany() || line.stocked().orElse(false));
  }

  PurchaseAmounts amounts(VendorInvoiceLine line) {
    Currency currency = books.currency(invoice.currency().orElse(books.accounting().code()));
    BigDecimal net =
        line.amount()
            .or(() -> line.quantity().flatMap(qty -> line.price().map(qty::multiply)))
            .orElseThrow(
                () ->
                    new FaultException(
                        FaultCode.DOCUMENT_REFUSED,
                        place,
                        "line %d has no amount".formatted(line.line().orElse(0))));
    Money amount = new Money(net, currency);
    Money tax = SalesTax.of(amount, line.taxPercent().orElse(BigDecimal.ZERO));
    return PurchaseAmounts.of(
        amount,
        tax,
        line.lostTaxPercent().orElse(BigDecimal.ZERO),
        rates.rate(currency, date, line.projectId(), place),
        books.accounting());
  }

  List<VoucherLine> voucherLines(VendorInvoiceLine line) {
    PurchaseAmounts amounts = amounts(line);
    ProjectItem cost =
        new ProjectItem(
            type(line),
            category(line).orElse(null),
            amounts.cost(),
            Dimensions.none(),
            Dimensions.none());
    if (intercompany() && onProject(line)) {
      return IntercompanyPosting.vendorInvoice(cost, books.accounts());
    }
    return PurchasePosting.lines(
        role(line),
        onProject(line) ? null : line.mainAccount().orElse(null),
        cost,
        amounts.recoverable(),
        books.accounts());
  }

  private static PostingType role(VendorInvoiceLine line) {
    if (!onProject(line)) {
      return PostingType.OTHER_COST;
    }
    return line.stocked().orElse(false)
        ? PostingType.PROJECT_COST
        : PostingType.PROCUREMENT_INTEGRATION;
  }

  /** The project category: of the line, else the default of items (VI-5). */
  private Optional<String> category(VendorInvoiceLine line) {
    return line.categoryId()
        .filter(id -> !id.isBlank())
        .or(() -> onProject(line) ? setup.parameters().itemCategory() : Optional.empty());
  }

  /** The type of the category; items when the category is not known (VI-5, UND-28). */
  private TransactionType type(VendorInvoiceLine line) {
    ProjectCategory found = setup.categories().get(category(line).orElse(""));
    TransactionType type =
        found == null || found.categoryType().isEmpty()
            ? TransactionType.ITEM
            : Types.rule(found.categoryType());
    if (onProject(line)
        && !intercompany()
        && (type == TransactionType.FEE || type == TransactionType.ON_ACCOUNT)) {
      throw new FaultException(
          FaultCode.DOCUMENT_REFUSED,
          place,
          "category %s is of type %s, which has no cost (UND-28)"
              .formatted(category(line).orElse(""), type));
    }
    return type;
  }

  EnumSymbol<CategoryType> exportedType(VendorInvoiceLine line) {
    return EnumSymbol.of(Types.column(type(line)));
  }

  /** The transaction category behind the project category (REG-23). */
  Optional<String> transactionCategory(Records records, VendorInvoiceLine line) {
    return category(line)
        .flatMap(
            id ->
                records.find(SharedCategory.CODEC, SharedCategory.builder().categoryId(id).build()))
        .flatMap(SharedCategory::transactionCategoryId);
  }

  /** The subledger row of a cost that is final; the caller adds numbers and amounts. */
  ProjectTransaction.Builder transaction(Records records, VendorInvoiceLine line) {
    Optional<BillingRule> rule = ContractLines.covering(records, line.projectId(), type(line));
    return ProjectTransaction.builder()
        .contractId(rule.flatMap(BillingRule::contractId))
        .contractLine(rule.flatMap(BillingRule::sequenceNumber))
        .fixedPrice(
            rule.filter(found -> ContractLines.method(found) == BillingMethod.FIXED_PRICE)
                .isPresent())
        .kind(EnumSymbol.of(StagedTransactionType.COST))
        .type(EnumSymbol.of(Types.column(type(line))))
        .status(EnumSymbol.of(SubledgerStatus.POSTED))
        .projectId(line.projectId())
        .categoryId(category(line))
        .accrued(false);
  }
}
