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

/** A project (PRJ rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projects")
public interface Project extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Project> CODEC = EntityCodec.of(Project.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projectid")
  Optional<UUID> id();

  /** Number of the project, part of its key. */
  @Column(value = "msdyn_projectnumber", length = 100)
  Optional<String> number();

  /** Name of the project. */
  @Column(value = "msdyn_subject", length = 200)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 2000)
  Optional<String> description();

  /** Customer of the project. */
  @Column("msdyn_customer")
  Optional<Reference> customer();

  /** Contract that the project delivers. */
  @Column("msdyn_salesorderid")
  Optional<Reference> contract();

  /** Contract line that the project delivers. */
  @Column("msdyn_contractlineproject")
  Optional<Reference> contractLine();

  /** Company that books cost and revenue (LE-6). */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Unit that delivers the work (LE-6). */
  @Column("msdyn_contractorganizationalunitid")
  Optional<Reference> contractingUnit();

  /** Cost currency, that of the contracting unit (EST-10). */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** User who manages the project. */
  @Column("msdyn_projectmanager")
  Optional<Reference> manager();

  /** Planned start. */
  @Column("msdyn_scheduledstart")
  Optional<LocalDate> scheduledStart();

  /** Planned end. */
  @Column("msdyn_scheduledend")
  Optional<Instant> scheduledEnd();

  /** End by the schedule of the tasks. */
  @Column("msdyn_finish")
  Optional<Instant> finish();

  /** Start that finance takes as the start date (FLD-16). */
  @Column("msdyn_actualstart")
  Optional<LocalDate> actualStart();

  /** Actual end. */
  @Column("msdyn_actualend")
  Optional<LocalDate> actualEnd();

  /** Earliest start of a task. */
  @Column("msdyn_taskearlieststart")
  Optional<Instant> earliestTaskStart();

  /** Whether it is an investment project (IP rules). */
  @Column("msdyn_isinvestment")
  Optional<Boolean> investment();

  /** Whether it only serves to be copied. */
  @Column("msdyn_istemplate")
  Optional<Boolean> template();

  /** In use or completed; drives the stage in finance (FLD-15). */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Reason of the state. */
  @Value.Default
  @Column("statuscode")
  default Choice<ProjectStatus> status() {
    return Choice.none();
  }

  /** Planned hours. */
  @Column("msdyn_effort")
  Optional<BigDecimal> effort();

  /** Planned cost. */
  @Column("msdyn_totalplannedcost")
  Optional<BigDecimal> plannedCost();

  /** Planned sales. */
  @Column("msdyn_totalplannedsales")
  Optional<BigDecimal> plannedSales();

  /** Cost so far. */
  @Column("msdyn_totalactualcost")
  Optional<BigDecimal> actualCost();

  /** Sales so far. */
  @Column("msdyn_totalactualsales")
  Optional<BigDecimal> actualSales();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProject.Builder {
    Builder() {}
  }
}
