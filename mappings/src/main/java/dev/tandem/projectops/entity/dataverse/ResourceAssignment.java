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
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * Work of a team member on a task; becomes an hour forecast (EST-3). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_resourceassignments")
public interface ResourceAssignment extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ResourceAssignment> CODEC = EntityCodec.of(ResourceAssignment.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_resourceassignmentid")
  Optional<UUID> id();

  /** Name of the assignment. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** The project. */
  @Column("msdyn_projectid")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_taskid")
  Optional<Reference> task();

  /** The team member. */
  @Column("msdyn_projectteamid")
  Optional<Reference> teamMember();

  /** The resource. */
  @Column("msdyn_bookableresourceid")
  Optional<Reference> resource();

  /** Contract line that bills the work (EST-15). */
  @Column("msdyn_salescontractlineid")
  Optional<Reference> contractLine();

  /** Billing type of the work. */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** How firmly it is booked. */
  @Value.Default
  @Column("msdyn_committype")
  default Choice<CommitType> commitType() {
    return Choice.none();
  }

  /** Company of the resource. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Start of the work. */
  @Column("msdyn_start")
  Optional<Instant> start();

  /** End of the work. */
  @Column("msdyn_finish")
  Optional<Instant> finish();

  /** First day. */
  @Column("msdyn_fromdate")
  Optional<Instant> fromDate();

  /** Last day. */
  @Column("msdyn_todate")
  Optional<Instant> toDate();

  /** Planned hours. */
  @Column("msdyn_effort")
  Optional<BigDecimal> effort();

  /** Booked hours. */
  @Column("msdyn_hours")
  Optional<BigDecimal> hours();

  /** Hours done. */
  @Column("msdyn_effortcompleted")
  Optional<BigDecimal> effortCompleted();

  /** Hours to do. */
  @Column("msdyn_effortremaining")
  Optional<BigDecimal> effortRemaining();

  /** Planned cost in the cost currency (EST-10). */
  @Column("msdyn_plannedcost")
  Optional<BigDecimal> plannedCost();

  /** Planned sales in the contract currency (EST-10). */
  @Column("msdyn_plannedsales")
  Optional<BigDecimal> plannedSales();

  /** Daily spread of the hours (EST-20). */
  @Column(value = "msdyn_plannedwork", length = 1048576)
  Optional<String> plannedWork();

  /** Daily spread of the cost. */
  @Column(value = "msdyn_plannedcostcontour", length = 1048576)
  Optional<String> plannedCostContour();

  /** Daily spread of the sales. */
  @Column(value = "msdyn_plannedsalescontour", length = 1048576)
  Optional<String> plannedSalesContour();

  /** Cost currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the assignment is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableResourceAssignment.Builder {
    Builder() {}
  }
}
