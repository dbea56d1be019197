package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** Rows of the actuals staging table as the journal sees them (FLD-3). Pure. */
public final class StagedActuals {
  private StagedActuals() {}

  /**
   * The row as a value.
   *
   * @param source where the actual was born
   * @param valid what the check of staged actuals found (JRN-22)
   * @throws FaultException when a column that finance cannot do without is empty or unknown
   */
  public static StagedActual of(
      ActualStaging row, ActualSource source, boolean valid, CompanyBooks books) {
    ActualKind kind = kind(row).orElseThrow(() -> incomplete(row, "TRANSACTIONTYPE"));
    String project = row.projectId().orElseThrow(() -> incomplete(row, "PROJECTID"));
    return new StagedActual(
        id(row).toString(),
        kind,
        actualClass(row, books),
        source,
        row.documentDate().orElseThrow(() -> incomplete(row, "DOCUMENTDATE")),
        amount(row, books),
        Types.billing(row.billingType()),
        row.categoryId().orElse(null),
        project,
        row.contractId().orElse(null),
        kind.intercompany() ? row.projectCompany().orElse(null) : null,
        row.proposalId().orElse(null),
        valid);
  }

  /** The id of the row; staging takes that of the actual (UND-10). */
  public static UUID id(ActualStaging row) {
    return row.importId().orElseThrow(() -> incomplete(row, "ACTUALSIMPORTID"));
  }

  /** The document of finance that it came from (TO-4); empty for what Dataverse alone knows. */
  public static Optional<String> document(ActualStaging row) {
    return row.vendorInvoiceTransaction().or(row::externalOrigin).filter(text -> !text.isBlank());
  }

  /** What it records; empty for a tax actual, which takes no part (ACT-16). */
  public static Optional<ActualKind> kind(ActualStaging row) {
    StagedTransactionType type = row.transactionType().member().orElse(StagedTransactionType.TAX);
    return switch (type) {
      case COST -> Optional.of(ActualKind.COST);
      case SALES -> Optional.of(ActualKind.UNBILLED_SALE);
      case BILLED_SALES -> Optional.of(ActualKind.BILLED_SALE);
      case INTER_ORG_SALES -> Optional.of(ActualKind.INTER_ORG_SALE);
      case RESOURCING_UNIT_COST -> Optional.of(ActualKind.RESOURCING_COST);
      case TAX -> Optional.empty();
    };
  }

  /** The amount, with the sign of the quantity (ACT-8). */
  private static Money amount(ActualStaging row, CompanyBooks books) {
    String currency = row.currency().orElseThrow(() -> incomplete(row, "TRANSACTIONCURRENCYID"));
    BigDecimal amount =
        row.amount()
            .or(() -> row.quantity().flatMap(qty -> row.unitPrice().map(qty::multiply)))
            .orElseThrow(() -> incomplete(row, "AMOUNT"));
    return new Money(amount, books.currency(currency));
  }

  private static ActualClass actualClass(ActualStaging row, CompanyBooks books) {
    TransactionClass found =
        books
            .classes()
            .classOf(row.transactionClass())
            .orElseThrow(() -> incomplete(row, "TRANSACTIONCLASSIFICATION"));
    return switch (found) {
      case TIME -> ActualClass.TIME;
      case EXPENSE -> ActualClass.EXPENSE;
      case MATERIAL -> ActualClass.MATERIAL;
      case FEE -> ActualClass.FEE;
      case MILESTONE -> ActualClass.MILESTONE;
      case RETAINER -> ActualClass.RETAINER;
      case TAX, COMMISSION, ADDITIONAL -> throw incomplete(row, "TRANSACTIONCLASSIFICATION");
    };
  }

  private static FaultException incomplete(ActualStaging row, String column) {
    String id = row.importId().map(UUID::toString).orElse("without an id");
    return new FaultException(
        FaultCode.STAGING_INCOMPLETE, "actual " + id, column + " is empty or has no meaning here");
  }
}
