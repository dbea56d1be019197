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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * An economic event of a project: written by processes only, never deleted (ACT rules). Immutable
 * and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_actuals")
public interface Actual extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Actual> CODEC = EntityCodec.of(Actual.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_actualid")
  Optional<UUID> id();

  /** Import id, part of the key (KEY-2). */
  @Column(value = "msdyn_actualimportid", length = 100)
  Optional<String> importId();

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

  /** Way to the invoice (OPT-4, ACT-10). */
  @Value.Default
  @Column("msdyn_billingstatus")
  default Choice<BillingStatus> billingStatus() {
    return Choice.none();
  }

  /** None while live (OPT-5, ACT-9). */
  @Value.Default
  @Column("msdyn_adjustmentstatus")
  default Choice<AdjustmentStatus> adjustmentStatus() {
    return Choice.none();
  }

  /** Amount of an adjustment of stocked material. */
  @Column("msdyn_adjustmentvalue")
  Optional<BigDecimal> adjustmentValue();

  /** Whether it stays out of finance (ACT-3 to ACT-5). */
  @Column("msdyn_skipsync")
  Optional<Boolean> skipSync();

  /** Whether it is on a journal line in finance. */
  @Column("msdyn_isjournalized")
  Optional<Boolean> journalized();

  /** Whether two companies take part (IC-1). */
  @Column("msdyn_isintercompany")
  Optional<Boolean> intercompany();

  /** Description; stays editable (ACT-2). */
  @Column(value = "msdyn_description", length = 200)
  Optional<String> description();

  /** Description for the customer; stays editable (ACT-2). */
  @Column(value = "msdyn_externaldescription", length = 200)
  Optional<String> externalDescription();

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

  /** Name of the resource. */
  @Column(value = "msdyn_nameofbookableresource", length = 100)
  Optional<String> resourceName();

  /** Unit of the resource. */
  @Column("msdyn_resourceorganizationalunitid")
  Optional<Reference> resourcingUnit();

  /** Company of the resource (IC-1). */
  @Column("msdyn_resourcingcompany")
  Optional<Reference> resourcingCompany();

  /** Unit that delivers the project. */
  @Column("msdyn_contractorganizationalunitid")
  Optional<Reference> contractingUnit();

  /** Company that books the actual (JRN-26). */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** The contract. */
  @Column("msdyn_salescontract")
  Optional<Reference> contract();

  /** The contract line. */
  @Column("msdyn_salescontractlineid")
  Optional<Reference> contractLine();

  /** The contract line as text. */
  @Column(value = "msdyn_salescontractline", length = 100)
  Optional<String> contractLineNumber();

  /** Id of the contract line as finance keeps it. */
  @Column(value = "msdyn_valueofsalescontractline", length = 100)
  Optional<String> contractLineValue();

  /** Customer of the contract line (ACT-62). */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> contractCustomer();

  /** What the customer is (OPT-8). */
  @Value.Default
  @Column("msdyn_customertype")
  default Choice<PartyType> customerType() {
    return Choice.none();
  }

  /** Customer account. */
  @Column("msdyn_accountcustomer")
  Optional<Reference> customer();

  /** What the vendor is (OPT-8). */
  @Value.Default
  @Column("msdyn_vendortype")
  default Choice<PartyType> vendorType() {
    return Choice.none();
  }

  /** Vendor account. */
  @Column("msdyn_accountvendor")
  Optional<Reference> vendor();

  /** Proforma, from its draft on (REG-19). */
  @Column("msdyn_invoice")
  Optional<Reference> invoice();

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

  /** Price per unit, as on the original in a reversal (ACT-8). */
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

  /** How the amount is computed (OPT-6). */
  @Value.Default
  @Column("msdyn_amountmethod")
  default Choice<AmountMethod> amountMethod() {
    return Choice.none();
  }

  /** Percentage of a computed amount. */
  @Column("msdyn_percent")
  Optional<BigDecimal> percent();

  /** Quantity that a computed amount starts from. */
  @Column("msdyn_basisquantity")
  Optional<BigDecimal> basisQuantity();

  /** Price that a computed amount starts from. */
  @Column("msdyn_basisprice")
  Optional<BigDecimal> basisPrice();

  /** Amount that a computed amount starts from. */
  @Column("msdyn_basisamount")
  Optional<BigDecimal> basisAmount();

  /** Price list of the price (ACT-11). */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Currency of price and amount (ACT-14). */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Day of the exchange rate. */
  @Column("msdyn_exchangeratedate")
  Optional<LocalDate> exchangeRateDate();

  /** Day of the event, which no time zone shifts (FLD-5). */
  @Column("msdyn_transactiondate")
  Optional<LocalDate> transactionDate();

  /** Document date as the user sees it. */
  @Column("msdyn_documentdate")
  Optional<LocalDate> documentDate();

  /** Start (ACT-63). */
  @Column("msdyn_startdatetime")
  Optional<Instant> start();

  /** End. */
  @Column("msdyn_enddatetime")
  Optional<Instant> end();

  /** Accounting date as the user sees it. */
  @Column("msdyn_accountingdate")
  Optional<LocalDate> accountingDate();

  /** Accounting date that no time zone shifts (REG-33). */
  @Column("msdyn_tzaaccountingdate")
  Optional<LocalDate> accountingDay();

  /** Outcome of the check of limits; its options are not published (ACT-15). */
  @Column("msdyn_nottoexceedstatus")
  Optional<ChoiceValue> notToExceedStatus();

  /** Reference to a source outside. */
  @Column(value = "msdyn_externalreferenceid", length = 100)
  Optional<String> externalReference();

  /** Date of that source. */
  @Column("msdyn_externalreferencedate")
  Optional<LocalDate> externalReferenceDate();

  /** Origin of the actual, as finance keeps it (TO-4). */
  @Column(value = "msdyn_externaloriginreference", length = 100)
  Optional<String> externalOrigin();

  /** Subcontract that supplied the work. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** Subcontract line that supplied the work. */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Site of a stocked product. */
  @Column("msdyn_site")
  Optional<Reference> site();

  /** Warehouse of a stocked product. */
  @Column("msdyn_warehouse")
  Optional<Reference> warehouse();

  /** Voucher in finance, written back (REG-2, REG-30). */
  @Column(value = "msdyn_vouchernumber", length = 100)
  Optional<String> voucher();

  /** Amount in accounting currency, written back (REG-30). */
  @Column("msdyn_accountingamount")
  Optional<BigDecimal> accountingAmount();

  /** Exchange rate in finance, written back (REG-30). */
  @Column("msdyn_accountexchangerate")
  Optional<BigDecimal> accountingExchangeRate();

  /** Sales tax in finance, written back (TAX-4, REG-30). */
  @Column("msdyn_accountingtaxamount")
  Optional<BigDecimal> accountingTaxAmount();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Reason of the state. */
  @Value.Default
  @Column("statuscode")
  default Choice<RowStatus> status() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableActual.Builder {
    Builder() {}
  }
}
