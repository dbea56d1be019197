package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A configuration of products. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "EcoResProductConfigurationEntity")
public interface FinanceProductConfiguration extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceProductConfiguration> CODEC =
      EntityCodec.of(FinanceProductConfiguration.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Name, the key. */
  @Column(value = "CONFIGURATIONID", length = 50)
  Optional<String> name();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceProductConfiguration.Builder {
    Builder() {}
  }
}
