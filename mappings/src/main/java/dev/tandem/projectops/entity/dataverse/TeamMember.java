package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A member of a project team: a role, filled by a resource or not yet (EST-16). Immutable and safe
 * for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projectteams")
public interface TeamMember extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<TeamMember> CODEC = EntityCodec.of(TeamMember.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projectteamid")
  Optional<UUID> id();

  /** Position in the team. */
  @Column(value = "msdyn_name", length = 200)
  Optional<String> name();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The resource, generic or named (EST-16). */
  @Column("msdyn_bookableresourceid")
  Optional<Reference> resource();

  /** The role. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Resourcing unit. */
  @Column("msdyn_organizationalunit")
  Optional<Reference> unit();

  /** Subcontract line that supplies the member. */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Billing type of the work. */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** Whether the member may approve. */
  @Column("msdyn_projectapprover")
  Optional<Boolean> approver();

  /** First day. */
  @Column("msdyn_start")
  Optional<LocalDate> start();

  /** Last day. */
  @Column("msdyn_finish")
  Optional<LocalDate> finish();

  /** Booked hours. */
  @Column("msdyn_hours")
  Optional<BigDecimal> hours();

  /** Hours asked for. */
  @Column("msdyn_requiredhours")
  Optional<BigDecimal> requiredHours();

  /** Hours of the assigned tasks. */
  @Column("msdyn_effort")
  Optional<BigDecimal> effort();

  /** Whether the member is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableTeamMember.Builder {
    Builder() {}
  }
}
