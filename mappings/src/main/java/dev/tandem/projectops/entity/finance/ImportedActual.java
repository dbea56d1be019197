package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * Which line an actual became: at most one for each actual (REC-10, UND-19). An internal table
 * (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntegrationActualLink",
    key = {"dataAreaId", "ActualId"})
public interface ImportedActual extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ImportedActual> CODEC = EntityCodec.of(ImportedActual.class);

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

  /** What it became. */
  @Value.Default
  @Column("Target")
  default EnumSymbol<LinkTarget> target() {
    return EnumSymbol.none();
  }

  /** Journal or proposal. */
  @Column(value = "DocumentNum", length = 20)
  Optional<String> document();

  /** Number of the line there. */
  @Column("LineNum")
  Optional<Integer> line();

  /** Voucher of a journal line. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableImportedActual.Builder {
    Builder() {}
  }
}
