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
 * An hour forecast, one per resource assignment (EST-3). An internal table (UND-30). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjForecastEmpl",
    key = {"dataAreaId", "TransId"})
public interface HourForecast extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<HourForecast> CODEC = EntityCodec.of(HourForecast.class);

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

  /** Id of the assignment in staging (EST-3, REG-1). */
  @Column("ImportId")
  Optional<UUID> importId();

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

  /** The role. */
  @Column(value = "RoleId", length = 30)
  Optional<String> roleId();

  /** Id of the resource. */
  @Column("ResourceId")
  Optional<UUID> resourceId();

  /** Description. */
  @Column(value = "Txt", length = 60)
  Optional<String> description();

  /** First day. */
  @Column("SchedFromDate")
  Optional<LocalDate> startDate();

  /** Hours. */
  @Column("SchedTimeHours")
  Optional<BigDecimal> hours();

  /** Hours that are priced. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Cost per hour (EST-10). */
  @Column("CostPrice")
  Optional<BigDecimal> costPrice();

  /** Price per hour (EST-10). */
  @Column("SalesPrice")
  Optional<BigDecimal> salesPrice();

  /** Currency of the price. */
  @Column(value = "CurrencyId", length = 3)
  Optional<String> currency();

  /** Sales tax group. */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Financial dimensions (DIM-20). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableHourForecast.Builder {
    Builder() {}
  }
}
