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
import org.immutables.value.Value;

/**
 * An on-account transaction: what a milestone or retainer bills (MS-1, MS-10, RET-6). An internal
 * table (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjOnAccTrans",
    key = {"dataAreaId", "TransId"})
public interface OnAccountTransaction extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<OnAccountTransaction> CODEC = EntityCodec.of(OnAccountTransaction.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the transaction, part of the key. */
  @Column(value = "TransId", length = 20)
  Optional<String> transactionId();

  /** Number of the milestone in staging (MS-3). */
  @Column(value = "MilestoneId", length = 100)
  Optional<String> milestoneId();

  /** The contract. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** The contract line (MS-4). */
  @Column(value = "PSAContractLineNum", length = 20)
  Optional<String> contractLineId();

  /** The funding source that is billed (MS-8). */
  @Column(value = "FundingSourceId", length = 20)
  Optional<String> fundingSourceId();

  /** The project. */
  @Column(value = "ProjID", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ActivityNumber", length = 20)
  Optional<String> activityNumber();

  /** On-account category, if any (MS-12, CAT-12). */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Description, on the invoice as well. */
  @Column(value = "Description", length = 255)
  Optional<String> description();

  /** Date of the milestone. */
  @Column("TransDate")
  Optional<LocalDate> transactionDate();

  /** Contract currency. */
  @Column(value = "CurrencyId", length = 3)
  Optional<String> currency();

  /** Amount in contract currency. */
  @Column("TotalSalesAmountCur")
  Optional<BigDecimal> amount();

  /** What invoices and credit notes have posted of it so far, in accounting currency (REV-21). */
  @Column("AmountMST")
  Optional<BigDecimal> accountingAmount();

  /** Quantity, 1 or -1. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Sales tax group, editable until it is on a proposal (MS-10). */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Item sales tax group, editable until then (MS-10). */
  @Column(value = "TaxItemGroupId", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Financial dimensions, from the contract line (DIM-2, MS-10). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Where it stands on its way to an invoice. */
  @Value.Default
  @Column("TransStatus")
  default EnumSymbol<SubledgerStatus> status() {
    return EnumSymbol.none();
  }

  /** The proposal that carries it. */
  @Column(value = "InvoiceProposalId", length = 20)
  Optional<String> proposalId();

  /** The transaction that it takes back. */
  @Column(value = "TransIdRef", length = 20)
  Optional<String> referenceId();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableOnAccountTransaction.Builder {
    Builder() {}
  }
}
