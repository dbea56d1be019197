package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The parameters of the integration in one legal entity (section 3.1). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjCDSParameters", key = "dataAreaId")
public interface IntegrationParameters extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<IntegrationParameters> CODEC = EntityCodec.of(IntegrationParameters.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Whether the legal entity takes part (LE-1). */
  @Column("IntegrationEnabled")
  Optional<Boolean> enabled();

  /** Project category of hours without a category (PAR-2). */
  @Column(value = "TimeCategory", length = 30)
  Optional<String> hourCategory();

  /** Project category of expenses without a category (PAR-2). */
  @Column(value = "ExpenseCategory", length = 30)
  Optional<String> expenseCategory();

  /** Project category of items without a category (PAR-2). */
  @Column(value = "ItemCategory", length = 30)
  Optional<String> itemCategory();

  /** Project category of fees without a category (PAR-2). */
  @Column(value = "FeeCategory", length = 30)
  Optional<String> feeCategory();

  /** Project category of milestones and retainers (PAR-2, MS-12). */
  @Column(value = "OnAccountCategory", length = 30)
  Optional<String> onAccountCategory();

  /** Forecast model of estimates (PAR-3). */
  @Column(value = "ForecastModel", length = 10)
  Optional<String> forecastModel();

  /** How journals are cut by date (PAR-4, JRN-5). */
  @Value.Default
  @Column("JournalPeriod")
  default EnumSymbol<JournalPeriod> journalPeriod() {
    return EnumSymbol.none();
  }

  /** Most lines of a journal (PAR-14, JRN-20). */
  @Column("JournalLineLimit")
  Optional<Integer> journalLineLimit();

  /** Expense integration account (PAR-5). */
  @Column("ExpenseAccount")
  Optional<String> expenseAccount();

  /** Procurement integration account (PAR-6). */
  @Column("ProcurementAccount")
  Optional<String> procurementAccount();

  /** Item that stands for written-in materials (PAR-7). */
  @Column(value = "WriteInItem", length = 20)
  Optional<String> writeInItem();

  /** Fee category of discounts; none when they lower revenue (PAR-8). */
  @Column(value = "LineDiscountCategory", length = 30)
  Optional<String> lineDiscountCategory();

  /** Where the sales tax group comes from (PAR-10, TAX-1). */
  @Value.Default
  @Column("SalesTaxGroupMethod")
  default EnumSymbol<TaxGroupMethod> salesTaxGroupMethod() {
    return EnumSymbol.none();
  }

  /** Whether items take their tax group from the category (PAR-10, TAX-2). */
  @Column("ItemTaxFromCategory")
  Optional<Boolean> itemTaxFromCategory();

  /** Item sales tax group of milestones (PAR-10, MS-10). */
  @Column(value = "MilestoneItemTaxGroup", length = 10)
  Optional<String> milestoneItemSalesTaxGroup();

  /** Whether dates in closed periods move to the next open one (PAR-11, JRN-8). */
  @Column("MoveToOpenPeriod")
  Optional<Boolean> movesToOpenPeriod();

  /** Whether a project manager verifies vendor invoices (PAR-12). */
  @Column("ManualVerification")
  Optional<Boolean> manualVerification();

  /** Whether payments wait for that (PAR-12, VI-16). */
  @Column("BlockVendorPayments")
  Optional<Boolean> blocksVendorPayments();

  /** Whether product receipts post to the ledger, so that usage does not (JRN-29). */
  @Column("PostReceiptsToLedger")
  Optional<Boolean> postsReceipts();

  /** Whether proposals may have a lower number than the sequence gives (PAR-9, PROP-3). */
  @Column("ProposalNumbersLower")
  Optional<Boolean> lowerProposalNumbers();

  /** Whether proposals may have a higher number than the sequence gives (PAR-9, PROP-3). */
  @Column("ProposalNumbersHigher")
  Optional<Boolean> higherProposalNumbers();

  /** Last day of the beginning balances (BB-1). */
  @Column("BeginningBalanceDate")
  Optional<LocalDate> beginningBalanceDate();

  /** Name of the journal that takes them (BB-1). */
  @Column(value = "BeginningBalanceJournal", length = 20)
  Optional<String> beginningBalanceJournal();

  /** The day as it was at the first posting, which froze it (BB-1). */
  @Column("BeginningBalanceFrozen")
  Optional<LocalDate> beginningBalanceFrozen();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableIntegrationParameters.Builder {
    Builder() {}
  }
}
