package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A style of products. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_productstyles")
public interface ProductStyle extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProductStyle> CODEC = EntityCodec.of(ProductStyle.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_productstyleid")
  Optional<UUID> id();

  /** Name, the key. */
  @Column(value = "msdyn_productstyle", length = 100)
  Optional<String> name();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProductStyle.Builder {
    Builder() {}
  }
}
