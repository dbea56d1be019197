package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * One half, cost or sales, of a material estimate in staging (EST-6, FLD-9). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjForecastSalesImportEntity")
public interface MaterialEstimateStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<MaterialEstimateStaging> CODEC = EntityCodec.of(MaterialEstimateStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Id of the estimate line, part of the key. */
  @Column("IMPORTID")
  Optional<UUID> importId();

  /** Id of the line (EST-7). */
  @Column("FORECASTLINEID")
  Optional<UUID> lineId();

  /** Id of the other half (EST-7). */
  @Column("FORECASTLINEIDORIGIN")
  Optional<UUID> originLineId();

  /** The forecast made of it. */
  @Column("TRANSID")
  Optional<String> transactionId();

  /** Cost or sales (OPT-20). */
  @Value.Default
  @Column("TRANSTYPE")
  default EnumSymbol<StagedTransactionType> transactionType() {
    return EnumSymbol.none();
  }

  /** Billing type (OPT-21). */
  @Value.Default
  @Column("BILLINGTYPE")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** The project. */
  @Column(value = "PROJID", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ACTIVITYNUMBER", length = 20)
  Optional<String> activityNumber();

  /** The item. */
  @Column(value = "ITEMID", length = 20)
  Optional<String> itemId();

  /** The item in words. */
  @Column("ITEMDESCRIPTION")
  Optional<String> itemDescription();

  /** Currency (EST-10). */
  @Column(value = "CURRENCY", length = 3)
  Optional<String> currency();

  /** Price per unit. */
  @Column("PRICE")
  Optional<BigDecimal> price();

  /** Quantity in sales units. */
  @Column("SALESQTY")
  Optional<BigDecimal> salesQuantity();

  /** Quantity in stock units. */
  @Column("INVENTQTY")
  Optional<BigDecimal> stockQuantity();

  /** First day. */
  @Column("STARTDATE")
  Optional<LocalDate> startDate();

  /** Last day. */
  @Column("ENDDATE")
  Optional<LocalDate> endDate();

  /** Day on which the cost is paid. */
  @Column("FORECASTCOSTPAYMDATE")
  Optional<LocalDate> costPaymentDate();

  /** Day of the invoice. */
  @Column("FORECASTINVOICEDATE")
  Optional<LocalDate> invoiceDate();

  /** Transaction category. */
  @Column("TRANSACTIONCATEGORYID")
  Optional<String> categoryId();

  /** The contract line (EST-15). */
  @Column("CONTRACTLINEID")
  Optional<String> contractLineId();

  /** Comment for people. */
  @Column("COMMENT")
  Optional<String> comment();

  /** Order of arrival. */
  @Column("SEQUENCENUMBER")
  Optional<Integer> sequenceNumber();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableMaterialEstimateStaging.Builder {
    Builder() {}
  }
}
