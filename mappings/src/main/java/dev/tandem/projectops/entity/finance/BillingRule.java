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
 * A billing rule, the twin of a contract line (CL-1, FLD-10). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjProjectContractLineEntity")
public interface BillingRule extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<BillingRule> CODEC = EntityCodec.of(BillingRule.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The contract, part of the key. */
  @Column(value = "PROJECTCONTRACTID", length = 20)
  Optional<String> contractId();

  /** Position in the contract, part of the key. */
  @Column("LINESEQUENCENUMBER")
  Optional<Integer> sequenceNumber();

  /** Number of the line. */
  @Column(value = "CONTRACTLINEID", length = 20)
  Optional<String> lineId();

  /** Description of the line. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** What it bills (CL-2). */
  @Value.Default
  @Column("LINETYPE")
  default EnumSymbol<BillingRuleType> lineType() {
    return EnumSymbol.none();
  }

  /** How it bills (CL-2). */
  @Value.Default
  @Column("BILLINGMETHOD")
  default EnumSymbol<RuleBillingMethod> billingMethod() {
    return EnumSymbol.none();
  }

  /** The project, if any (CTR-8). */
  @Column("LINEPROJECTID")
  Optional<String> projectId();

  /** Project that carries the billing. */
  @Column(value = "PROJINVOICEPROJID", length = 20)
  Optional<String> billingProjectId();

  /** Milestones or progress (PB-1). */
  @Value.Default
  @Column("INVOICESCHEDULETYPE")
  default EnumSymbol<InvoiceSchedule> invoiceSchedule() {
    return EnumSymbol.none();
  }

  /** Whether hours are billed (CL-3). */
  @Column("AREHOURTRANSACTIONSINCLUDED")
  Optional<Boolean> includesHours();

  /** Whether expenses are billed (CL-3). */
  @Column("AREEXPENSETRANSACTIONSINCLUDED")
  Optional<Boolean> includesExpenses();

  /** Whether items are billed (CL-3). */
  @Column("AREITEMTRANSACTIONSINCLUDED")
  Optional<Boolean> includesItems();

  /** Whether fees are billed (CL-3). */
  @Column("AREFEETRANSACTIONSINCLUDED")
  Optional<Boolean> includesFees();

  /** Contracted amount. */
  @Column("LINEAMOUNT")
  Optional<BigDecimal> lineAmount();

  /** Amount paid. */
  @Column("PAIDAMOUNT")
  Optional<BigDecimal> paidAmount();

  /** Price per unit. */
  @Column("UNITPRICE")
  Optional<BigDecimal> unitPrice();

  /** Quantity. */
  @Column("QUANTITY")
  Optional<BigDecimal> quantity();

  /** Unit. */
  @Column(value = "UNITSYMBOL", length = 10)
  Optional<String> unit();

  /** Sales tax group. */
  @Column("SALESTAXGROUPCODE")
  Optional<String> salesTaxGroup();

  /** Financial dimensions (DIM-2, DIM-20). */
  @Column("DEFAULTLEDGERDIMENSIONDISPLAYVALUE")
  Optional<String> dimensions();

  /** First day of straight-line revenue. */
  @Column("STARTDATE")
  Optional<LocalDate> startDate();

  /** Last day of straight-line revenue. */
  @Column("ENDDATE")
  Optional<LocalDate> endDate();

  /** Project of fees. */
  @Column(value = "FEEPROJECTID", length = 20)
  Optional<String> feeProjectId();

  /** Category of fees. */
  @Column(value = "FEECATEGORYID", length = 30)
  Optional<String> feeCategoryId();

  /** Fee in percent. */
  @Column("FEEPERCENTAGE")
  Optional<BigDecimal> feePercentage();

  /** Share that the customer keeps back. */
  @Column("RETAINAGEPERCENTAGE")
  Optional<BigDecimal> retainagePercentage();

  /** Change order behind the line. */
  @Column(value = "CHANGEORDERNUMBER", length = 20)
  Optional<String> changeOrder();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableBillingRule.Builder {
    Builder() {}
  }
}
