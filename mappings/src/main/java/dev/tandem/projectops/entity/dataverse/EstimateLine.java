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
 * One half, cost or sales, of an expense or material estimate (EST-4 to EST-8). Immutable and safe
 * for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_estimatelines")
public interface EstimateLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<EstimateLine> CODEC = EntityCodec.of(EstimateLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_estimatelineid")
  Optional<UUID> id();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 450)
  Optional<String> description();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_task")
  Optional<Reference> task();

  /** Cost, or project contract for sales (EST-6, OPT-20). */
  @Value.Default
  @Column("msdyn_transactiontypecode")
  default Choice<TransactionType> transactionType() {
    return Choice.none();
  }

  /** Time, expense or material. */
  @Value.Default
  @Column("msdyn_transactionclassification")
  default Choice<TransactionClass> transactionClass() {
    return Choice.none();
  }

  /** Billing type. */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** Transaction category (CAT-11). */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Role. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Resource. */
  @Column("msdyn_bookableresource")
  Optional<Reference> resource();

  /** Resourcing unit. */
  @Column("msdyn_resourceorganizationalunitid")
  Optional<Reference> resourcingUnit();

  /** Product of a material. */
  @Column("msdyn_product")
  Optional<Reference> product();

  /** Name of a material without a product (PAR-7). */
  @Column(value = "msdyn_writeinproduct", length = 100)
  Optional<String> writeInProduct();

  /** Quantity. */
  @Column("msdyn_quantity")
  Optional<BigDecimal> quantity();

  /** Price per unit, 0 when none is found (EST-11). */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Quantity times price (EST-11). */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** Unit. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Group of the unit. */
  @Column("msdyn_unitschedule")
  Optional<Reference> unitGroup();

  /** Price list of the price. */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Start. */
  @Column("msdyn_startdatetime")
  Optional<Instant> start();

  /** End. */
  @Column("msdyn_enddatetime")
  Optional<Instant> end();

  /** Document date. */
  @Column("msdyn_documentdate")
  Optional<Instant> documentDate();

  /** Accounting date. */
  @Column("msdyn_accountingdate")
  Optional<Instant> accountingDate();

  /** Contract line that bills it (EST-15). */
  @Column("msdyn_salescontractlineid")
  Optional<Reference> contractLine();

  /** Subcontract line that supplies it. */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Customer. */
  @Column("msdyn_accountcustomer")
  Optional<Reference> customer();

  /** Site of a stocked product (EST-22). */
  @Column("msdyn_site")
  Optional<Reference> site();

  /** Warehouse of a stocked product (EST-22). */
  @Column("msdyn_warehouse")
  Optional<Reference> warehouse();

  /** Company that owns the project. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency: of the project for cost, of the contract for sales (EST-10). */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the line is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableEstimateLine.Builder {
    Builder() {}
  }
}
