package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A line of an integration journal: one actual (JRN-3). An internal table (UND-30). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntegrationJournalTrans",
    key = {"dataAreaId", "JournalNum", "LineNum"})
public interface IntegrationJournalLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<IntegrationJournalLine> CODEC = EntityCodec.of(IntegrationJournalLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The journal, part of the key. */
  @Column(value = "JournalNum", length = 20)
  Optional<String> journal();

  /** Number in the journal from 1, part of the key. */
  @Column("LineNum")
  Optional<Integer> line();

  /** The actual. */
  @Column("ActualId")
  Optional<UUID> actualId();

  /** Cost or sale (OPT-10). */
  @Value.Default
  @Column("TransactionKind")
  default EnumSymbol<StagedTransactionType> kind() {
    return EnumSymbol.none();
  }

  /** Transaction type (CAT-12). */
  @Value.Default
  @Column("TransactionType")
  default EnumSymbol<CategoryType> type() {
    return EnumSymbol.none();
  }

  /** Where the actual was born (JRN-25). */
  @Value.Default
  @Column("Origin")
  default EnumSymbol<CostOrigin> origin() {
    return EnumSymbol.none();
  }

  /** Where it stands (JRN-18). */
  @Value.Default
  @Column("Status")
  default EnumSymbol<JournalLineStatus> status() {
    return EnumSymbol.none();
  }

  /** Since when it stands there (JRN-19). */
  @Column("StatusSince")
  Optional<Instant> statusSince();

  /** Why it failed (ERR-12). */
  @Column("ErrorText")
  Optional<String> error();

  /** Its voucher (JRN-9). */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** Date of the transaction (JRN-8). */
  @Column("TransDate")
  Optional<LocalDate> transactionDate();

  /** Date in the ledger (JRN-8). */
  @Column("AccountingDate")
  Optional<LocalDate> accountingDate();

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The contract; none of an internal project. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** Position of the contract line. */
  @Column("ContractLineNum")
  Optional<Integer> contractLine();

  /** The funding source. */
  @Column(value = "FundingSourceId", length = 20)
  Optional<String> fundingSource();

  /** Project category (JRN-10). */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Billing type of the actual. */
  @Value.Default
  @Column("BillingType")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** Line property (JRN-11). */
  @Column(value = "LineProperty", length = 10)
  Optional<String> lineProperty();

  /** Quantity with its sign (ACT-8). */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Currency of the amount (FX-1). */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Amount with the sign of the quantity. */
  @Column("Amount")
  Optional<BigDecimal> amount();

  /** Rate per 100 units (FX-2). */
  @Column("ExchangeRate")
  Optional<BigDecimal> exchangeRate();

  /** Contracting company of an intercompany actual (IC-3). */
  @Column(value = "BorrowingCompany", length = 4)
  Optional<String> borrower();

  /** Resource, for people (JRN-12). */
  @Column(value = "ResourceName", length = 100)
  Optional<String> resourceName();

  /** The bookable resource, to find the dimensions of the worker (DIM-10, RES-2). */
  @Column("ResourceId")
  Optional<UUID> resourceId();

  /** Billing sales tax group (TAX-1). */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Billing item sales tax group (TAX-2). */
  @Column(value = "TaxItemGroupId", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Financial dimensions (DIM-3, DIM-4). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** The subcontract line that supplied the work (SUB-5). */
  @Column("ProjSubContractLineNum")
  Optional<String> subcontractLine();

  /** The item of a usage of stock (STK-3). */
  @Column(value = "ItemId", length = 20)
  Optional<String> itemId();

  /** The product receipt made of the line (SUB-6). */
  @Column(value = "ReceiptId", length = 20)
  Optional<String> receiptId();

  /** Whether its actual is not on the vendor invoice of its receipt after all (SUB-7). */
  @Column("Unmatched")
  Optional<Boolean> unmatched();

  /** Another vendor invoice that its actual was matched to by hand (SUB-7). */
  @Column(value = "MatchedInvoice", length = 20)
  Optional<String> matchedInvoice();

  /** The intercompany invoice of a sale to another company (IC-8). */
  @Column(value = "InvoiceId", length = 20)
  Optional<String> invoiceId();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableIntegrationJournalLine.Builder {
    Builder() {}
  }
}
