package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A customer of a contract line and its share of it (FS-8). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.DATAVERSE,
    name = "msdyn_contractlinecustomers",
    key = "msdyn_contractlinecustomerid")
public interface LineCustomer extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<LineCustomer> CODEC = EntityCodec.of(LineCustomer.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_contractlinecustomerid")
  Optional<UUID> id();

  /** The contract line. */
  @Column("msdyn_contractline")
  Optional<Reference> contractLine();

  /** The customer of the contract. */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> customer();

  /** Whether it takes rounding differences (FS-5). */
  @Column("msdyn_isrounding")
  Optional<Boolean> rounding();

  /** Share in percent (FS-4). */
  @Column("msdyn_splitpercent")
  Optional<BigDecimal> splitPercent();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableLineCustomer.Builder {
    Builder() {}
  }
}
