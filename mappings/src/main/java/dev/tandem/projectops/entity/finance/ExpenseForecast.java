package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * An expense forecast, made of both halves of an expense estimate (EST-4, EST-6). An internal table
 * (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjForecastCost",
    key = {"dataAreaId", "TransId"})
public interface ExpenseForecast extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExpenseForecast> CODEC = EntityCodec.of(ExpenseForecast.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the forecast, part of the key. */
  @Column(value = "TransId", length = 20)
  Optional<String> transactionId();

  /** Id of the cost half in staging (EST-7). */
  @Column("CostImportId")
  Optional<UUID> costImportId();

  /** Id of the sales half in staging (EST-7, UND-12). */
  @Column("SalesImportId")
  Optional<UUID> salesImportId();

  /** Forecast model (EST-12). */
  @Column(value = "ModelId", length = 10)
  Optional<String> forecastModel();

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ActivityNumber", length = 20)
  Optional<String> activityNumber();

  /** The contract line (EST-15). */
  @Column(value = "ContractLineId", length = 20)
  Optional<String> contractLineId();

  /** Project category (EST-13). */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Line property (PAR-1). */
  @Column(value = "LinePropertyId", length = 10)
  Optional<String> lineProperty();

  /** Description. */
  @Column(value = "Txt", length = 60)
  Optional<String> description();

  /** First day. */
  @Column("StartDate")
  Optional<LocalDate> startDate();

  /** Last day. */
  @Column("EndDate")
  Optional<LocalDate> endDate();

  /** Quantity. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Cost per unit (EST-10). */
  @Column("CostPrice")
  Optional<BigDecimal> costPrice();

  /** Currency of the cost (EST-10). */
  @Column(value = "CostCurrencyId", length = 3)
  Optional<String> costCurrency();

  /** Price per unit (EST-10). */
  @Column("SalesPrice")
  Optional<BigDecimal> salesPrice();

  /** Currency of the price (EST-10). */
  @Column(value = "CurrencyId", length = 3)
  Optional<String> currency();

  /** Sales tax group. */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Financial dimensions (DIM-20). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpenseForecast.Builder {
    Builder() {}
  }
}
