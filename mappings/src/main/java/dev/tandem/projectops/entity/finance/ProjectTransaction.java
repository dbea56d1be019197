package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A row of the project subledger (JRN-30). An internal table (UND-30). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjSubledgerTrans",
    key = {"dataAreaId", "TransId"})
public interface ProjectTransaction extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProjectTransaction> CODEC = EntityCodec.of(ProjectTransaction.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the transaction, part of the key; the voucher that made it. */
  @Column(value = "TransId", length = 20)
  Optional<String> transactionId();

  /** The actual; none for the cost of an intercompany invoice (IC-10). */
  @Column("ActualId")
  Optional<UUID> actualId();

  /** Cost or sale. */
  @Value.Default
  @Column("TransactionKind")
  default EnumSymbol<StagedTransactionType> kind() {
    return EnumSymbol.none();
  }

  /** Transaction type. */
  @Value.Default
  @Column("TransactionType")
  default EnumSymbol<CategoryType> type() {
    return EnumSymbol.none();
  }

  /** Where it stands on its way to an invoice. */
  @Value.Default
  @Column("TransStatus")
  default EnumSymbol<SubledgerStatus> status() {
    return EnumSymbol.none();
  }

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The contract. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** Position of the contract line. */
  @Column("ContractLineNum")
  Optional<Integer> contractLine();

  /** The funding source. */
  @Column(value = "FundingSourceId", length = 20)
  Optional<String> fundingSource();

  /** Project category. */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Line property. */
  @Column(value = "LineProperty", length = 10)
  Optional<String> lineProperty();

  /** Whether it belongs to a fixed-price line (REV-6). */
  @Column("FixedPrice")
  Optional<Boolean> fixedPrice();

  /** Whether it opened the subledger, so that the ledger knows nothing of it (BB-3). */
  @Column("OpeningBalance")
  Optional<Boolean> opening();

  /** Date of the transaction. */
  @Column("TransDate")
  Optional<LocalDate> transactionDate();

  /** Date in the ledger. */
  @Column("AccountingDate")
  Optional<LocalDate> accountingDate();

  /** Quantity. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Currency of the amount. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Amount. */
  @Column("Amount")
  Optional<BigDecimal> amount();

  /** Rate per 100 units. */
  @Column("ExchangeRate")
  Optional<BigDecimal> exchangeRate();

  /** Amount in accounting currency. */
  @Column("AmountMST")
  Optional<BigDecimal> accountingAmount();

  /** Whether revenue was accrued (ACC-11). */
  @Column("Accrued")
  Optional<Boolean> accrued();

  /** The voucher. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** The proposal that carries it. */
  @Column(value = "InvoiceProposalId", length = 20)
  Optional<String> proposalId();

  /** The invoice that billed it. */
  @Column(value = "InvoiceId", length = 20)
  Optional<String> invoiceId();

  /** Sales tax group (TAX-3). */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Item sales tax group (TAX-3). */
  @Column(value = "TaxItemGroupId", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Financial dimensions. */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProjectTransaction.Builder {
    Builder() {}
  }
}
