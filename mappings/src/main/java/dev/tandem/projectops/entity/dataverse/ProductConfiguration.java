package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A configuration of products. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_productconfigurations")
public interface ProductConfiguration extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProductConfiguration> CODEC = EntityCodec.of(ProductConfiguration.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_productconfigurationid")
  Optional<UUID> id();

  /** Name, the key. */
  @Column(value = "msdyn_productconfiguration", length = 100)
  Optional<String> name();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProductConfiguration.Builder {
    Builder() {}
  }
}
