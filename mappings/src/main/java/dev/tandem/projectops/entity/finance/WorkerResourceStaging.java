package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** The tie between a bookable resource and a worker (RES-2). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjWorkerResourceImportEntity")
public interface WorkerResourceStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<WorkerResourceStaging> CODEC = EntityCodec.of(WorkerResourceStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the resource, the key. */
  @Column("PROJCDSRESOURCEID")
  Optional<UUID> resourceId();

  /** The worker. */
  @Column(value = "PERSONNELNUMBER", length = 25)
  Optional<String> personnelNumber();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableWorkerResourceStaging.Builder {
    Builder() {}
  }
}
