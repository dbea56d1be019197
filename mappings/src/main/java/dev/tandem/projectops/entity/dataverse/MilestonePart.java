package dev.tandem.projectops.entity.dataverse;

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
 * Which customer a part of a split milestone belongs to (MS-8). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_milestoneparts", key = "msdyn_milestonepartid")
public interface MilestonePart extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<MilestonePart> CODEC = EntityCodec.of(MilestonePart.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the milestone that is the part. */
  @Column("msdyn_milestonepartid")
  Optional<UUID> id();

  /** The milestone that was split; it is one of the parts itself. */
  @Column("msdyn_wholemilestone")
  Optional<Reference> whole();

  /** The customer who pays the part. */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> customer();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableMilestonePart.Builder {
    Builder() {}
  }
}
