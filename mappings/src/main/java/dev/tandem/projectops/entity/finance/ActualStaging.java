package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * An actual in staging, from which journal and proposal lines are imported (ACT-7, FLD-3).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjActualsImportEntity")
public interface ActualStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ActualStaging> CODEC = EntityCodec.of(ActualStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Id of the import, part of the key (UND-10). */
  @Column("ACTUALSIMPORTID")
  Optional<UUID> importId();

  /** Id of the actual in Dataverse. */
  @Column("ACTUALID")
  Optional<UUID> actualId();

  /** What it records (OPT-20). */
  @Value.Default
  @Column("TRANSACTIONTYPE")
  default EnumSymbol<StagedTransactionType> transactionType() {
    return EnumSymbol.none();
  }

  /** Number of the transaction class (OPT-22). */
  @Column("TRANSACTIONCLASSIFICATION")
  Optional<Long> classNumber();

  /** Billing type (OPT-21). */
  @Value.Default
  @Column("BILLINGTYPE")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** Number of the billing status. */
  @Column("BILLINGSTATUSID")
  Optional<Long> billingStatusNumber();

  /** Number of the adjustment status. */
  @Column("ADJUSTMENTSTATUS")
  Optional<Long> adjustmentStatusNumber();

  /** Number of the state of the row in Dataverse. */
  @Column("STATUS")
  Optional<Long> stateNumber();

  /** Number of its status reason. */
  @Column("STATUSREASON")
  Optional<Long> statusNumber();

  /** The project. */
  @Column(value = "PROJECTID", length = 20)
  Optional<String> projectId();

  /** Company of the project. */
  @Column(value = "PROJECTDATAAREAID", length = 4)
  Optional<String> projectCompany();

  /** The activity. */
  @Column(value = "TASKNUMBER", length = 20)
  Optional<String> taskNumber();

  /** The contract. */
  @Column(value = "CONTRACTID", length = 20)
  Optional<String> contractId();

  /** Position of the contract line. */
  @Column("CONTRACTLINE")
  Optional<Integer> contractLine();

  /** The contract line. */
  @Column("CONTRACTLINEID")
  Optional<String> contractLineId();

  /** The funding source. */
  @Column(value = "FUNDINGSOURCE", length = 20)
  Optional<String> fundingSource();

  /** The customer. */
  @Column(value = "CUSTOMERACCOUNTNUMBER", length = 20)
  Optional<String> customerAccount();

  /** Transaction category (JRN-10). */
  @Column(value = "TRANSACTIONCATEGORYID", length = 30)
  Optional<String> categoryId();

  /** Product of a material. */
  @Column(value = "PRODUCTNUMBER", length = 70)
  Optional<String> productNumber();

  /** The product in words. */
  @Column("PRODUCTDESCRIPTION")
  Optional<String> productDescription();

  /** Unit. */
  @Column(value = "UNITOFMEASURE", length = 10)
  Optional<String> unit();

  /** Id of the resource. */
  @Column("RESOURCEID")
  Optional<UUID> resourceId();

  /** Name of the resource (JRN-12). */
  @Column(value = "BOOKABLERESOURCENAME", length = 100)
  Optional<String> resourceName();

  /** Id of the unit of the resource. */
  @Column("RESOURCEOPERATIONUNITID")
  Optional<UUID> resourcingUnit();

  /** Company of the resource (IC-1). */
  @Column("RESOURCINGCOMPANY")
  Optional<String> resourcingCompany();

  /** Id of the unit that delivers the project. */
  @Column("CONTRACTINGUNIT")
  Optional<UUID> contractingUnit();

  /** Quantity with its sign (ACT-8). */
  @Column("QUANTITY")
  Optional<BigDecimal> quantity();

  /** Price per unit. */
  @Column("UNITPRICE")
  Optional<BigDecimal> unitPrice();

  /** Price per unit in accounting currency. */
  @Column("UNITPRICEMST")
  Optional<BigDecimal> unitPriceAccounting();

  /** Amount. */
  @Column("AMOUNT")
  Optional<BigDecimal> amount();

  /** Currency of price and amount (FX-1). */
  @Column(value = "TRANSACTIONCURRENCYID", length = 3)
  Optional<String> currency();

  /** Day of the exchange rate. */
  @Column("EXCHANGERATEDATE")
  Optional<LocalDate> exchangeRateDate();

  /** Transaction date (FLD-5, JRN-8). */
  @Column("DOCUMENTDATE")
  Optional<LocalDate> documentDate();

  /** Accounting date (JRN-8). */
  @Column("ACCOUNTINGDATE")
  Optional<LocalDate> accountingDate();

  /** First day. */
  @Column("STARTDATE")
  Optional<LocalDate> startDate();

  /** Last day. */
  @Column("ENDDATE")
  Optional<LocalDate> endDate();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 255)
  Optional<String> description();

  /** Description for the customer. */
  @Column(value = "EXTERNALDESCRIPTION", length = 255)
  Optional<String> externalDescription();

  /** Reference to a source outside. */
  @Column(value = "EXTERNALREFERENCE", length = 60)
  Optional<String> externalReference();

  /** Origin of the actual (TO-4). */
  @Column("EXTERNALORIGINREFERENCE")
  Optional<String> externalOrigin();

  /** Transaction of the vendor invoice line (TO-4). */
  @Column("VENDINVOICELINEPROJTRANSID")
  Optional<String> vendorInvoiceTransaction();

  /** Vendor invoice that it is matched to (SUB-7). */
  @Column("MATCHEDVENDORINVOICE")
  Optional<String> matchedVendorInvoice();

  /** Invoice of the subcontract. */
  @Column("SUBCONINVOICEID")
  Optional<String> subcontractInvoiceId();

  /** The subcontract line. */
  @Column("SUBCONTRACTLINE")
  Optional<String> subcontractLine();

  /** The proforma and its proposal. */
  @Column(value = "INVOICEPROPOSALID", length = 20)
  Optional<String> proposalId();

  /** The posted invoice. */
  @Column(value = "INVOICEID", length = 20)
  Optional<String> invoiceId();

  /** Whether it is on a journal line (JRN-2). */
  @Column("ISJOURNALIZED")
  Optional<Boolean> journalized();

  /** Whether it came by dual-write. */
  @Column("PROJACTUALSIMPORTSYNC")
  Optional<Boolean> arrivedByDualWrite();

  /** Voucher, written back (REG-2). */
  @Column(value = "VOUCHERNUMBER", length = 20)
  Optional<String> voucher();

  /** Amount in accounting currency, written back (REG-2). */
  @Column("ACCOUNTINGAMOUNT")
  Optional<BigDecimal> accountingAmount();

  /** Exchange rate, written back (REG-2). */
  @Column("EXCHANGERATE")
  Optional<BigDecimal> exchangeRate();

  /** Sales tax, written back (TAX-4). */
  @Column("SALESTAXAMOUNT")
  Optional<BigDecimal> salesTaxAmount();

  /** Id of the owner in Dataverse. */
  @Column("OWNINGUSER")
  Optional<UUID> owningUser();

  /** Id of the business unit in Dataverse. */
  @Column("OWNINGBUSINESSID")
  Optional<UUID> owningBusiness();

  /** The transaction class by its number; none when there is no number or it fits no choice. */
  default Choice<TransactionClass> transactionClass() {
    return StagedNumbers.choice(TransactionClass.class, classNumber());
  }

  /** The billing status by its number; none when there is no number or it fits no choice. */
  default Choice<BillingStatus> billingStatus() {
    return StagedNumbers.choice(BillingStatus.class, billingStatusNumber());
  }

  /** The adjustment status by its number; none when there is no number or it fits no choice. */
  default Choice<AdjustmentStatus> adjustmentStatus() {
    return StagedNumbers.choice(AdjustmentStatus.class, adjustmentStatusNumber());
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableActualStaging.Builder {
    Builder() {}
  }
}
