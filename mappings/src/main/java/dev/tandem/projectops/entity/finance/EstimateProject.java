package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A fixed-price revenue estimate project (REV-1, MS-2). An internal table (UND-30). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjRevenueEstimateProject",
    key = {"dataAreaId", "EstimateId"})
public interface EstimateProject extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<EstimateProject> CODEC = EntityCodec.of(EstimateProject.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number, part of the key: the project, or project and contract line (UND-5). */
  @Column(value = "EstimateId", length = 30)
  Optional<String> estimateId();

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The contract. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** The contract line, with recognition by lines (REV-7). */
  @Column("ContractLineNum")
  Optional<Integer> contractLine();

  /** Where it stands (REV-9). */
  @Value.Default
  @Column("Stage")
  default EnumSymbol<EstimateStage> stage() {
    return EnumSymbol.none();
  }

  /** Profile; none before the first estimate (REV-4). */
  @Column(value = "Profile", length = 20)
  Optional<String> profile();

  /** Number of posted periods. */
  @Column("PeriodCount")
  Optional<Integer> periodCount();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableEstimateProject.Builder {
    Builder() {}
  }
}
