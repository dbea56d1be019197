package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A line of a subcontract (SUB-2 to SUB-5). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_subcontractlines")
public interface SubcontractLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SubcontractLine> CODEC = EntityCodec.of(SubcontractLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_subcontractlineid")
  Optional<UUID> id();

  /** Number, part of the key; the order line shows it. */
  @Column(value = "msdyn_subcontractlinenumber", length = 100)
  Optional<String> number();

  /** Name. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 2000)
  Optional<String> description();

  /** The subcontract. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** Quantity or work. */
  @Value.Default
  @Column("msdyn_linetype")
  default Choice<SubcontractLineKind> kind() {
    return Choice.none();
  }

  /** How the vendor bills it; fixed price is not supported (SUB-9). */
  @Value.Default
  @Column("msdyn_billingmethod")
  default Choice<BillingMethod> billingMethod() {
    return Choice.none();
  }

  /** Time, expense or material. */
  @Value.Default
  @Column("msdyn_transactionclassification")
  default Choice<TransactionClass> transactionClass() {
    return Choice.none();
  }

  /** Role whose time is bought. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Category of the expenses. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Product. */
  @Column("msdyn_product")
  Optional<Reference> product();

  /** Material without a product. */
  @Column(value = "msdyn_writeinproduct", length = 100)
  Optional<String> writeInProduct();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_projecttask")
  Optional<Reference> task();

  /** First day on which it is wanted. */
  @Column("msdyn_requestedstart")
  Optional<LocalDate> start();

  /** Last day on which it is wanted. */
  @Column("msdyn_requestedend")
  Optional<LocalDate> end();

  /** Day on which material is wanted. */
  @Column("msdyn_requesteddeliverydate")
  Optional<LocalDate> deliveryDate();

  /** Quantity ordered. */
  @Column("msdyn_quantity")
  Optional<BigDecimal> quantity();

  /** Group of the unit. */
  @Column("msdyn_unitgroup")
  Optional<Reference> unitGroup();

  /** Unit. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Price per unit. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Amount before tax. */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** Tax. */
  @Column("msdyn_salestaxamount")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_totalamount")
  Optional<BigDecimal> totalAmount();

  /** Company that buys, part of the key. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency of the amounts. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSubcontractLine.Builder {
    Builder() {}
  }
}
