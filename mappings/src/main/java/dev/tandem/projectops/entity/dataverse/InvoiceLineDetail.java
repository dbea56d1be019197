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
 * A detail of a proforma line: one for each transaction that it bills or corrects (INV-2, COR-2).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.DATAVERSE,
    name = "msdyn_invoicelinetransactions",
    key = "msdyn_invoicelinetransactionid")
public interface InvoiceLineDetail extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<InvoiceLineDetail> CODEC = EntityCodec.of(InvoiceLineDetail.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_invoicelinetransactionid")
  Optional<UUID> id();

  /** The proforma. */
  @Column("msdyn_invoice")
  Optional<Reference> invoice();

  /** The line of the proforma. */
  @Column("msdyn_invoiceline")
  Optional<Reference> invoiceLine();

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

  /** Whether it corrects a billed detail (COR-7). */
  @Column("msdyn_correction")
  Optional<Boolean> correction();

  /** Quantity that a corrected detail has billed; its own quantity is what is to remain (COR-3). */
  @Column("msdyn_billedquantity")
  Optional<BigDecimal> billedQuantity();

  /** Amount that a corrected detail has billed. */
  @Column("msdyn_billedamount")
  Optional<BigDecimal> billedAmount();

  /** Tax that a corrected detail has billed. */
  @Column("msdyn_billedtax")
  Optional<BigDecimal> billedTax();

  /** The milestone that it bills (MS-16). */
  @Column("msdyn_milestone")
  Optional<Reference> milestone();

  /** The retainer that it bills, applies or pays back (RET-1, RET-3, RET-5). */
  @Column("msdyn_retainer")
  Optional<Reference> retainer();

  /** Whether it pays the retainer back instead of applying it (RET-5). */
  @Column("msdyn_refund")
  Optional<Boolean> refund();

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

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableInvoiceLineDetail.Builder {
    Builder() {}
  }
}
