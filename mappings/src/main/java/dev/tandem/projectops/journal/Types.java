package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.CostOrigin;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.TransactionType;

/** The same ideas as columns hold them and as the accounting rules see them. No state. */
public final class Types {
  private Types() {}

  /** The category type of a transaction type (CAT-12). */
  public static CategoryType column(TransactionType type) {
    return switch (type) {
      case HOUR -> CategoryType.HOUR;
      case EXPENSE -> CategoryType.COST;
      case ITEM -> CategoryType.ITEM;
      case FEE -> CategoryType.FEE;
      case ON_ACCOUNT -> CategoryType.ON_ACCOUNT;
    };
  }

  /**
   * The transaction type of a category type (CAT-12).
   *
   * @throws IllegalArgumentException when there is none
   */
  public static TransactionType rule(EnumSymbol<CategoryType> type) {
    CategoryType found = type.member().orElse(CategoryType.NONE);
    return switch (found) {
      case HOUR -> TransactionType.HOUR;
      case COST -> TransactionType.EXPENSE;
      case ITEM -> TransactionType.ITEM;
      case FEE -> TransactionType.FEE;
      case ON_ACCOUNT -> TransactionType.ON_ACCOUNT;
      case NONE -> throw new IllegalArgumentException("no transaction type: give one (CAT-12)");
    };
  }

  /** The source of a cost that a column names; entered on the Dataverse side when it is empty. */
  public static ActualSource source(EnumSymbol<CostOrigin> origin) {
    return switch (origin.member().orElse(CostOrigin.ENTRY)) {
      case ENTRY -> ActualSource.ENTRY;
      case EXPENSE_REPORT -> ActualSource.EXPENSE_REPORT;
      case VENDOR_INVOICE -> ActualSource.VENDOR_INVOICE;
      case STOCKED_INVOICE -> ActualSource.STOCKED_INVOICE;
      case PACKING_SLIP -> ActualSource.PACKING_SLIP;
      case GENERAL_JOURNAL -> ActualSource.GENERAL_JOURNAL;
    };
  }

  /** The column of a source. */
  public static CostOrigin column(ActualSource source) {
    return CostOrigin.valueOf(source.name());
  }

  /** The billing type of a column; not specified when it is empty (UND-7). */
  public static BillingType billing(EnumSymbol<StagedBillingType> type) {
    return BillingType.valueOf(type.member().orElse(StagedBillingType.NOT_SPECIFIED).name());
  }

  /** The line property of a billing type: only chargeable work is invoiced and accrued (JRN-27). */
  public static LineProperty property(BillingType type, String name) {
    return type == BillingType.CHARGEABLE
        ? LineProperty.billable(name)
        : LineProperty.notBillable(name);
  }
}
