package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The financial dimensions of a worker's employment in one legal entity (DIM-10). An internal table
 * (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "HcmEmploymentDefaultDimension",
    key = {"dataAreaId", "PersonnelNumber"})
public interface WorkerDimensions extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<WorkerDimensions> CODEC = EntityCodec.of(WorkerDimensions.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity of the employment, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the worker, part of the key. */
  @Column(value = "PersonnelNumber", length = 25)
  Optional<String> personnelNumber();

  /** Financial dimensions. */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableWorkerDimensions.Builder {
    Builder() {}
  }
}
