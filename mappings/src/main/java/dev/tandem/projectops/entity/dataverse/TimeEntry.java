package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** Time that somebody worked (ACT-20). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_timeentries", key = "msdyn_timeentryid")
public interface TimeEntry extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<TimeEntry> CODEC = EntityCodec.of(TimeEntry.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_timeentryid")
  Optional<UUID> id();

  /** Day of the work; the accounting date of its actuals (ACT-13). */
  @Column("msdyn_date")
  Optional<LocalDate> date();

  /** Duration in minutes. */
  @Column("msdyn_duration")
  Optional<Integer> minutes();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_projecttask")
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

  /** Unit of the resource. */
  @Column("msdyn_resourceorganizationalunitid")
  Optional<Reference> resourcingUnit();

  /** Company of the resource (IC-1). */
  @Column("msdyn_resourcingcompany")
  Optional<Reference> resourcingCompany();

  /** How far the entry has come (OPT-9). */
  @Value.Default
  @Column("msdyn_entrystatus")
  default Choice<EntryStatus> status() {
    return Choice.none();
  }

  /** Description. */
  @Column(value = "msdyn_description", length = 200)
  Optional<String> description();

  /** Description for the customer. */
  @Column(value = "msdyn_externaldescription", length = 200)
  Optional<String> externalDescription();

  /** Subcontract that supplies the work. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** Subcontract line that supplies the work. */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableTimeEntry.Builder {
    Builder() {}
  }
}
