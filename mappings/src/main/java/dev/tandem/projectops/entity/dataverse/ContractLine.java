package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A line of a contract; becomes a billing rule (CL rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "salesorderdetails")
public interface ContractLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ContractLine> CODEC = EntityCodec.of(ContractLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("salesorderdetailid")
  Optional<UUID> id();

  /** Name of the line. */
  @Column(value = "salesorderdetailname", length = 100)
  Optional<String> name();

  /** What is sold, in words. */
  @Column(value = "productdescription", length = 500)
  Optional<String> productDescription();

  /** Description for people. */
  @Column(value = "description", length = 2000)
  Optional<String> description();

  /** The contract. */
  @Column("salesorderid")
  Optional<Reference> contract();

  /** Position in the contract, part of the key of the billing rule. */
  @Column("sequencenumber")
  Optional<Integer> sequenceNumber();

  /** Position as shown. */
  @Column("lineitemnumber")
  Optional<Integer> lineNumber();

  /** The project that delivers the line, if any (CTR-8). */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** Time and material or fixed price (CL-2). */
  @Value.Default
  @Column("msdyn_billingmethod")
  default Choice<BillingMethod> billingMethod() {
    return Choice.none();
  }

  /** Application that the line belongs to. */
  @Value.Default
  @Column("msdyn_linetype")
  default Choice<ContractLineType> lineType() {
    return Choice.none();
  }

  /** Whether time is billed on the line (CL-3). */
  @Column("msdyn_includetime")
  Optional<Boolean> includesTime();

  /** Whether expenses are billed on the line (CL-3). */
  @Column("msdyn_includeexpense")
  Optional<Boolean> includesExpense();

  /** Whether materials are billed on the line (CL-3). */
  @Column("msdyn_includematerial")
  Optional<Boolean> includesMaterial();

  /** Whether fees are billed on the line (CL-3). */
  @Column("msdyn_includefee")
  Optional<Boolean> includesFee();

  /** Milestone or progress schedule; its options are not published. */
  @Column("msdyn_invoicescheduletype")
  Optional<ChoiceValue> invoiceSchedule();

  /** First day of billing (MS-7). */
  @Column("msdyn_billingstartdate")
  Optional<Instant> billingStart();

  /** Last day of billing (MS-7). */
  @Column("requestdeliveryby")
  Optional<Instant> requestedDelivery();

  /** How often the line is invoiced (MS-7). */
  @Column("msdyn_invoicefrequency")
  Optional<Reference> invoiceFrequency();

  /** Billing status of a product line. */
  @Value.Default
  @Column("msdyn_billingstatus")
  default Choice<LineBillingStatus> billingStatus() {
    return Choice.none();
  }

  /** Contracted amount, equal to the sum of the milestones (MS-6). */
  @Column("extendedamount")
  Optional<BigDecimal> contractedAmount();

  /** Budget of the customer. */
  @Column("msdyn_budgetamount")
  Optional<BigDecimal> budgetAmount();

  /** Expected cost. */
  @Column("msdyn_costamount")
  Optional<BigDecimal> costAmount();

  /** Stand-alone selling price for revenue allocation. */
  @Column("msdyn_standalonesellingprice")
  Optional<BigDecimal> standaloneSellingPrice();

  /** Price per unit. */
  @Column("priceperunit")
  Optional<BigDecimal> price();

  /** Quantity sold. */
  @Column("quantity")
  Optional<BigDecimal> quantity();

  /** Estimated tax. */
  @Column("tax")
  Optional<BigDecimal> tax();

  /** Unit of the quantity. */
  @Column("uomid")
  Optional<Reference> unit();

  /** Product of a product line. */
  @Column("productid")
  Optional<Reference> product();

  /** Company that owns the contract. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Contract currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContractLine.Builder {
    Builder() {}
  }
}
