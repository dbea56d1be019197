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
 * An actual that a person took off a vendor invoice line, so that the line does not stand for it
 * (VI-13). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_unmatchedactuals", key = "msdyn_unmatchedactualid")
public interface UnmatchedActual extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<UnmatchedActual> CODEC = EntityCodec.of(UnmatchedActual.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_unmatchedactualid")
  Optional<UUID> id();

  /** The vendor invoice line. */
  @Column("msdyn_projectvendorinvoiceline")
  Optional<Reference> line();

  /** The cost actual. */
  @Column("msdyn_actual")
  Optional<Reference> actual();

  /** Whether it is off the line; false once it was put on again. */
  @Column("msdyn_isunmatched")
  Optional<Boolean> off();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableUnmatchedActual.Builder {
    Builder() {}
  }
}
