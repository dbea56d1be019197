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

/** A project line of a vendor invoice (VI rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projectvendorinvoicelines")
public interface VendorInvoiceLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoiceLine> CODEC = EntityCodec.of(VendorInvoiceLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projectvendorinvoicelineid")
  Optional<UUID> id();

  /** Name of the line. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Transaction in finance, the key since 10.0.38 (KEY-6). */
  @Column(value = "msdyn_externalinvoiceline", length = 100)
  Optional<String> externalLine();

  /** The invoice. */
  @Column("msdyn_vendorinvoice")
  Optional<Reference> invoice();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 2000)
  Optional<String> description();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task (VI-14). */
  @Column("msdyn_projecttask")
  Optional<Reference> task();

  /** The task by its number in finance. */
  @Column(value = "msdyn_activitynumber", length = 100)
  Optional<String> activityNumber();

  /** Transaction category (REG-23). */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Class, by the category (VI-5, UND-28). */
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

  /** How far the check has come (VI-11). */
  @Value.Default
  @Column("msdyn_verificationstatus")
  default Choice<VerificationStatus> verification() {
    return Choice.none();
  }

  /** Role (VI-12). */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Resource (VI-12). */
  @Column("msdyn_bookableresource")
  Optional<Reference> resource();

  /** Product (VI-12). */
  @Column("msdyn_product")
  Optional<Reference> product();

  /** Name of a material without a product. */
  @Column(value = "msdyn_writeinproduct", length = 100)
  Optional<String> writeInProduct();

  /** The subcontract. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** The subcontract line (VI-12). */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Quantity; negative on a credit note (VI-20). */
  @Column("msdyn_quantity")
  Optional<BigDecimal> quantity();

  /** Duration of time. */
  @Column("msdyn_duration")
  Optional<BigDecimal> duration();

  /** Unit. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Group of the unit. */
  @Column("msdyn_unitgroup")
  Optional<Reference> unitGroup();

  /** Price per unit. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Amount before tax. */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** Sales tax; stays off the unbilled sale (REG-31). */
  @Column("msdyn_salestaxamount")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_totalamount")
  Optional<BigDecimal> totalAmount();

  /** Day of the event. */
  @Column("msdyn_transactiondate")
  Optional<LocalDate> transactionDate();

  /** Company that posted it. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency of price and amount. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoiceLine.Builder {
    Builder() {}
  }
}
