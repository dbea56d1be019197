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

/** A task of a project; becomes an activity (TSK rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projecttasks")
public interface Task extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Task> CODEC = EntityCodec.of(Task.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projecttaskid")
  Optional<UUID> id();

  /** Name of the task. */
  @Column(value = "msdyn_subject", length = 450)
  Optional<String> name();

  /** Number of the task. */
  @Column(value = "msdyn_tasknumber", length = 100)
  Optional<String> number();

  /** Number of the activity in finance. */
  @Column(value = "msdyn_activitynumber", length = 100)
  Optional<String> activityNumber();

  /** Project of the task. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** Task above, none at the top. */
  @Column("msdyn_parenttask")
  Optional<Reference> parent();

  /** Depth in the work breakdown. */
  @Column("msdyn_outlinelevel")
  Optional<Integer> outlineLevel();

  /** Place in the work breakdown. */
  @Column("msdyn_displaysequence")
  Optional<BigDecimal> displaySequence();

  /** Position in the work breakdown, such as 1.2. */
  @Column(value = "msdyn_wbsid", length = 100)
  Optional<String> breakdownId();

  /** Whether it has tasks below; such a task takes no expense (EXP-10). */
  @Column("msdyn_summary")
  Optional<Boolean> summary();

  /** Whether it takes no time. */
  @Column("msdyn_ismilestone")
  Optional<Boolean> milestone();

  /** Whether a contract line names the task itself. */
  @Value.Default
  @Column("msdyn_linkstatus")
  default Choice<TaskLinkStatus> linkStatus() {
    return Choice.none();
  }

  /** Start by the schedule. */
  @Column("msdyn_start")
  Optional<LocalDate> start();

  /** End by the schedule. */
  @Column("msdyn_finish")
  Optional<LocalDate> finish();

  /** Planned start. */
  @Column("msdyn_scheduledstart")
  Optional<LocalDate> scheduledStart();

  /** Planned end. */
  @Column("msdyn_scheduledend")
  Optional<LocalDate> scheduledEnd();

  /** Actual start. */
  @Column("msdyn_actualstart")
  Optional<Instant> actualStart();

  /** Actual end. */
  @Column("msdyn_actualend")
  Optional<Instant> actualEnd();

  /** Planned hours. */
  @Column("msdyn_effort")
  Optional<BigDecimal> effort();

  /** Done, in percent. */
  @Column("msdyn_progress")
  Optional<BigDecimal> progress();

  /** Category of the work. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Role that does the work. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Planned cost. */
  @Column("msdyn_totalplannedcost")
  Optional<BigDecimal> plannedCost();

  /** Planned sales. */
  @Column("msdyn_totalplannedsales")
  Optional<BigDecimal> plannedSales();

  /** Cost currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the task is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableTask.Builder {
    Builder() {}
  }
}
