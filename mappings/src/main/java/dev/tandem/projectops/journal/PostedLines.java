package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.ledger.DimensionOrder;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Journal lines and vouchers between their tables and the accounting rules. Pure. */
public final class PostedLines {
  private PostedLines() {}

  /** A journal line as the posting sees it. */
  public static JournalLine value(IntegrationJournalLine row, CompanyBooks books) {
    BillingType billing = Types.billing(row.billingType());
    LocalDate date = row.transactionDate().orElse(LocalDate.EPOCH);
    StagedActual actual =
        new StagedActual(
            row.actualId().map(Object::toString).orElse(""),
            kind(row.kind()),
            actualClass(row),
            Types.source(row.origin()),
            date,
            new Money(
                row.amount().orElse(BigDecimal.ZERO),
                books.currency(row.currency().orElse(books.accounting().code()))),
            billing,
            row.categoryId().orElse(null),
            row.projectId().orElse(""),
            row.contractId().orElse(null),
            row.borrower().orElse(null),
            null,
            true);
    return new JournalLine(
        actual,
        row.voucher().orElse(""),
        row.accountingDate().orElse(date),
        row.categoryId().orElse(""),
        Types.property(billing, row.lineProperty().orElse("")),
        new ExchangeRate(row.exchangeRate().orElse(ExchangeRate.PARITY.per100())),
        LineStatus.valueOf(row.status().member().orElse(JournalLineStatus.DRAFT).name()));
  }

  private static ActualKind kind(EnumSymbol<StagedTransactionType> kind) {
    return switch (kind.member().orElse(StagedTransactionType.COST)) {
      case SALES -> ActualKind.UNBILLED_SALE;
      case BILLED_SALES -> ActualKind.BILLED_SALE;
      case INTER_ORG_SALES -> ActualKind.INTER_ORG_SALE;
      case RESOURCING_UNIT_COST -> ActualKind.RESOURCING_COST;
      case COST, TAX -> ActualKind.COST;
    };
  }

  private static ActualClass actualClass(IntegrationJournalLine row) {
    return switch (Types.rule(row.type())) {
      case HOUR -> ActualClass.TIME;
      case EXPENSE -> ActualClass.EXPENSE;
      case ITEM -> ActualClass.MATERIAL;
      case FEE -> ActualClass.FEE;
      case ON_ACCOUNT -> ActualClass.MILESTONE;
    };
  }

  /**
   * The ledger rows of a voucher.
   *
   * @param first number of its first line, from 1
   */
  public static Effects entries(
      String company, Voucher voucher, int first, DimensionOrder dimensions) {
    return entries(company, voucher, first, dimensions, Optional.empty());
  }

  /**
   * The ledger rows of a voucher.
   *
   * @param first number of its first line, from 1
   * @param document the expense or vendor invoice line that is posted, or whose cost is
   */
  public static Effects entries(
      String company,
      Voucher voucher,
      int first,
      DimensionOrder dimensions,
      Optional<String> document) {
    List<Effects> rows = new ArrayList<>();
    int number = first;
    for (VoucherLine line : voucher.lines()) {
      rows.add(
          Effects.put(
              LedgerEntry.CODEC,
              LedgerEntry.builder()
                  .company(company)
                  .voucher(voucher.number())
                  .line(number++)
                  .accountingDate(voucher.date())
                  .postingType(line.type().name())
                  .mainAccount(line.mainAccount())
                  .currency(line.amount().transaction().currency().code())
                  .amount(line.amount().transaction().amount())
                  .accountingCurrency(line.amount().accounting().currency().code())
                  .accountingAmount(line.amount().accounting().amount())
                  .dimensions(dimensions.format(line.dimensions()))
                  .document(document)
                  .build()));
    }
    return Effects.all(Effects.NONE, rows);
  }
}
