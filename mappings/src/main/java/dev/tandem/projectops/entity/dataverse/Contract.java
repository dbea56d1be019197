package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A project contract (CTR rules): what is sold to one or more customers. Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "salesorders")
public interface Contract extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Contract> CODEC = EntityCodec.of(Contract.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("salesorderid")
  Optional<UUID> id();

  /** Name of the contract. */
  @Column(value = "name", length = 300)
  Optional<String> name();

  /** Number of the contract, part of its key. */
  @Column(value = "msdyn_salesordernumber", length = 100)
  Optional<String> number();

  /** Number that the sales application gave the order. */
  @Column(value = "ordernumber", length = 100)
  Optional<String> orderNumber();

  /** Primary customer (FS-6). */
  @Column("customerid")
  Optional<Reference> customer();

  /** Company that books cost and revenue (LE-6). */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Company of an order that is no project contract. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Unit that delivers the work (LE-6). */
  @Column("msdyn_contractorganizationalunitid")
  Optional<Reference> contractingUnit();

  /** Contract currency, fixed once saved (CTR-5). */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the order is for work (CTR-4). */
  @Value.Default
  @Column("msdyn_ordertype")
  default Choice<OrderType> orderType() {
    return Choice.none();
  }

  /** State of the contract (CTR-6). */
  @Value.Default
  @Column("msdyn_psastate")
  default Choice<ContractState> state() {
    return Choice.none();
  }

  /** Reason of the state (CTR-6, CTR-7). */
  @Value.Default
  @Column("msdyn_psastatusreason")
  default Choice<ContractStatus> status() {
    return Choice.none();
  }

  /** State of the order behind the contract. */
  @Value.Default
  @Column("statecode")
  default Choice<OrderState> orderState() {
    return Choice.none();
  }

  /** Default terms of payment. */
  @Value.Default
  @Column("paymenttermscode")
  default Choice<PaymentTerms> paymentTerms() {
    return Choice.none();
  }

  /** User who answers for the customer. */
  @Column("msdyn_accountmanagerid")
  Optional<Reference> accountManager();

  /** Product price list. */
  @Column("pricelevelid")
  Optional<Reference> priceList();

  /** Requested delivery date, end of generated milestones (MS-7). */
  @Column("requestdeliveryby")
  Optional<Instant> requestedDelivery();

  /** Cost of the chargeable parts. */
  @Column("msdyn_totalchargeablecostrollup")
  Optional<BigDecimal> chargeableCost();

  /** Cost of the parts that are not charged. */
  @Column("msdyn_totalnonchargeablecostrollup")
  Optional<BigDecimal> nonChargeableCost();

  /** Amount of all lines with tax. */
  @Column("totalamount")
  Optional<BigDecimal> totalAmount();

  /** Tax of all lines. */
  @Column("totaltax")
  Optional<BigDecimal> totalTax();

  /** Description for people. */
  @Column(value = "description", length = 2000)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContract.Builder {
    Builder() {}
  }
}
