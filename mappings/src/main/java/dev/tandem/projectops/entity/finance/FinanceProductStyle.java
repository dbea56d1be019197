package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A style of products. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "EcoResProductStyleEntity")
public interface FinanceProductStyle extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceProductStyle> CODEC = EntityCodec.of(FinanceProductStyle.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Name, the key. */
  @Column(value = "STYLEID", length = 10)
  Optional<String> name();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceProductStyle.Builder {
    Builder() {}
  }
}
