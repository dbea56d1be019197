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

/** A task that a contract line includes by name (CL-6, CL-8). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_contractlinetasks", key = "msdyn_contractlinetaskid")
public interface LineTask extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<LineTask> CODEC = EntityCodec.of(LineTask.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_contractlinetaskid")
  Optional<UUID> id();

  /** The contract line. */
  @Column("msdyn_contractline")
  Optional<Reference> contractLine();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_task")
  Optional<Reference> task();

  /** Whether work on the task is charged (CL-8). */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableLineTask.Builder {
    Builder() {}
  }
}
