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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A line of a journal, or what a submitted entry is to become (ACT-20). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_journallines", key = "msdyn_journallineid")
public interface JournalLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<JournalLine> CODEC = EntityCodec.of(JournalLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_journallineid")
  Optional<UUID> id();

  /** The journal; none for the line of a submitted entry. */
  @Column("msdyn_journal")
  Optional<Reference> journal();

  /** The actual that a line of a correction takes back (ACT-43, ACT-45). */
  @Column("msdyn_correctedactual")
  Optional<Reference> correctedActual();

  /** What it records (OPT-1). */
  @Value.Default
  @Column("msdyn_transactiontypecode")
  default Choice<TransactionType> transactionType() {
    return Choice.none();
  }

  /** Kind of work (OPT-2). */
  @Value.Default
  @Column("msdyn_transactionclassification")
  default Choice<TransactionClass> transactionClass() {
    return Choice.none();
  }

  /** Whether it is charged (OPT-3). */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_task")
  Optional<Reference> task();

  /** Transaction category. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Role. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Resource. */
  @Column("msdyn_bookableresource")
  Optional<Reference> resource();

  /** Unit of the resource. */
  @Column("msdyn_resourceorganizationalunitid")
  Optional<Reference> resourcingUnit();

  /** Company of the resource (IC-1). */
  @Column("msdyn_resourcingcompany")
  Optional<Reference> resourcingCompany();

  /** Unit that delivers the project. */
  @Column("msdyn_contractorganizationalunitid")
  Optional<Reference> contractingUnit();

  /** Company that books the line. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** The contract. */
  @Column("msdyn_salescontract")
  Optional<Reference> contract();

  /** The contract line (CL-7). */
  @Column("msdyn_salescontractlineid")
  Optional<Reference> contractLine();

  /** Customer of the contract line (ACT-62). */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> contractCustomer();

  /** Product of a material. */
  @Column("msdyn_product")
  Optional<Reference> product();

  /** Name of a material without a product (PAR-7). */
  @Column(value = "msdyn_writeinproduct", length = 100)
  Optional<String> writeInProduct();

  /** Quantity; carries the sign (ACT-8). */
  @Column("msdyn_quantity")
  Optional<BigDecimal> quantity();

  /** Unit. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Group of the unit. */
  @Column("msdyn_unitschedule")
  Optional<Reference> unitGroup();

  /** Price per unit. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Amount before tax. */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** Tax. */
  @Column("msdyn_tax")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_extendedamount")
  Optional<BigDecimal> amountAfterTax();

  /** Currency of price and amount. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Price list of the price (ACT-11). */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Day of the event. */
  @Column("msdyn_documentdate")
  Optional<LocalDate> documentDate();

  /** Start (ACT-63). */
  @Column("msdyn_startdatetime")
  Optional<Instant> start();

  /** End. */
  @Column("msdyn_enddatetime")
  Optional<Instant> end();

  /** Description. */
  @Column(value = "msdyn_description", length = 200)
  Optional<String> description();

  /** Description for the customer. */
  @Column(value = "msdyn_externaldescription", length = 200)
  Optional<String> externalDescription();

  /** Subcontract that supplies the work. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** Subcontract line that supplies the work. */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableJournalLine.Builder {
    Builder() {}
  }
}
