package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A unit that delivers work or lends resources (LE-6, ACT-14). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_organizationalunits")
public interface OrganizationalUnit extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<OrganizationalUnit> CODEC = EntityCodec.of(OrganizationalUnit.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_organizationalunitid")
  Optional<UUID> id();

  /** Name of the unit. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 2000)
  Optional<String> description();

  /** Currency of its cost, that of the company (LE-5, IC-14). */
  @Column("msdyn_currency")
  Optional<Reference> currency();

  /** Whether the unit is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableOrganizationalUnit.Builder {
    Builder() {}
  }
}
