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
 * An hour estimate in staging, cost and sales in one row (EST-3, EST-9, FLD-7). Immutable and safe
 * for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjEstimateHoursImportEntity")
public interface HourEstimateStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<HourEstimateStaging> CODEC = EntityCodec.of(HourEstimateStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Id of the assignment, part of the key. */
  @Column("ESTIMATEHOURSIMPORTID")
  Optional<UUID> importId();

  /** The project. */
  @Column(value = "PROJECTID", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ACTIVITYNUMBER", length = 20)
  Optional<String> activityNumber();

  /** Description of the assignment. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** First day. */
  @Column("STARTDATE")
  Optional<LocalDate> startDate();

  /** Hours. */
  @Column("DURATION")
  Optional<BigDecimal> duration();

  /** Planned cost. */
  @Column("PLANNEDCOSTAMOUNT")
  Optional<BigDecimal> plannedCost();

  /** Planned sales. */
  @Column("PLANNEDSALESAMOUNT")
  Optional<BigDecimal> plannedSales();

  /** The role. */
  @Column(value = "RESOURCECATEGORYID", length = 30)
  Optional<String> roleId();

  /** Id of the resource. */
  @Column("PROJCDSRESOURCEID")
  Optional<UUID> resourceId();

  /** Transaction category. */
  @Column(value = "TRANSACTIONCATEGORYID", length = 30)
  Optional<String> categoryId();

  /** The contract line (EST-15). */
  @Column("CONTRACTLINEID")
  Optional<String> contractLineId();

  /** Order of arrival. */
  @Column("SEQUENCENUMBER")
  Optional<Integer> sequenceNumber();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableHourEstimateStaging.Builder {
    Builder() {}
  }
}
