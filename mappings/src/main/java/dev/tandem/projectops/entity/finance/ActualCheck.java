package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * The verdict of the check of staged actuals (JRN-22). An internal table (UND-30). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntegrationActualCheck",
    key = {"dataAreaId", "ActualId"})
public interface ActualCheck extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ActualCheck> CODEC = EntityCodec.of(ActualCheck.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The actual, part of the key. */
  @Column("ActualId")
  Optional<UUID> actualId();

  /** Whether Dataverse has an equal actual. */
  @Column("Valid")
  Optional<Boolean> valid();

  /** What differs. */
  @Column("Reason")
  Optional<String> reason();

  /** When the check saw the row first; it judges later, so that the other side can settle. */
  @Column("SeenAt")
  Optional<Instant> seenAt();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableActualCheck.Builder {
    Builder() {}
  }
}
