package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An item forecast, made of both halves of a material estimate (EST-5, EST-6). Immutable and safe
 * for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjForecastSalesEntity")
public interface ItemForecast extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ItemForecast> CODEC = EntityCodec.of(ItemForecast.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the forecast, part of the key. */
  @Column("PROJECTTRANSACTIONID")
  Optional<String> transactionId();

  /** Forecast model (EST-12). */
  @Column(value = "MODELID", length = 10)
  Optional<String> forecastModel();

  /** The project. */
  @Column(value = "PROJECTID", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ACTIVITYNUMBER", length = 20)
  Optional<String> activityNumber();

  /** The contract. */
  @Column("PROJECTCONTRACTID")
  Optional<String> contractId();

  /** The funding source. */
  @Column("FUNDINGSOURCEID")
  Optional<String> fundingSourceId();

  /** The customer. */
  @Column("CUSTOMERACCOUNTID")
  Optional<String> customerAccount();

  /** Project category (EST-13). */
  @Column("PROJECTCATEGORYID")
  Optional<String> categoryId();

  /** Line property (PAR-1). */
  @Column("PROJECTLINEPROPERTYID")
  Optional<String> lineProperty();

  /** The item. */
  @Column(value = "ITEMID", length = 20)
  Optional<String> itemId();

  /** Quantity in sales units. */
  @Column("SALESQUANTITY")
  Optional<BigDecimal> salesQuantity();

  /** Sales unit. */
  @Column(value = "SALESUNITID", length = 10)
  Optional<String> salesUnit();

  /** Quantity in stock units. */
  @Column("INVENTQUANTITY")
  Optional<BigDecimal> stockQuantity();

  /** Cost per unit. */
  @Column("COSTPRICE")
  Optional<BigDecimal> costPrice();

  /** Price per unit. */
  @Column("SALESPRICE")
  Optional<BigDecimal> salesPrice();

  /** Amount. */
  @Column("AMOUNT")
  Optional<BigDecimal> amount();

  /** Currency of the sales (EST-10). */
  @Column(value = "CURRENCY", length = 3)
  Optional<String> currency();

  /** First day. */
  @Column("STARTDATE")
  Optional<LocalDate> startDate();

  /** Last day. */
  @Column("ENDDATE")
  Optional<LocalDate> endDate();

  /** Day on which the cost is paid. */
  @Column("PROJECTFORECASTCOSTPAYMENTDATE")
  Optional<LocalDate> costPaymentDate();

  /** Day of the invoice. */
  @Column("PROJECTFORECASTINVOICEDATE")
  Optional<LocalDate> invoiceDate();

  /** Day on which the sale is paid. */
  @Column("PROJECTFORECASTSALESPAYMENTDATE")
  Optional<LocalDate> salesPaymentDate();

  /** Day of the elimination. */
  @Column("PROJECTFORECASTELIMINATIONDATE")
  Optional<LocalDate> eliminationDate();

  /** Sales tax group. */
  @Column(value = "TAXGROUPID", length = 10)
  Optional<String> salesTaxGroup();

  /** Item sales tax group. */
  @Column(value = "TAXITEMGROUPID", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Site (EST-22). */
  @Column("STORAGESITEID")
  Optional<String> site();

  /** Warehouse (EST-22). */
  @Column("STORAGEWAREHOUSEID")
  Optional<String> warehouse();

  /** Comment for people. */
  @Column("BUDGETCOMMENT")
  Optional<String> comment();

  /** Financial dimensions (DIM-20). */
  @Column("DEFAULTDIMENSIONDISPLAYVALUE")
  Optional<String> dimensions();

  /** How it is spread over time, part of the key; not spread by the integration. */
  @Column("ALLOCATEMETHOD")
  Optional<EnumValue> allocation();

  /** Number of periods, part of the key. */
  @Column("PERIODS")
  Optional<Integer> periods();

  /** Length of a period, part of the key. */
  @Column("UNIT")
  Optional<EnumValue> periodUnit();

  /** Key of a spread, part of the key. */
  @Column("PERIODKEYID")
  Optional<String> periodKey();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableItemForecast.Builder {
    Builder() {}
  }
}
