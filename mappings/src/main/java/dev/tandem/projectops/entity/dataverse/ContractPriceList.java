package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A price list that a contract sells at (ACT-12). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projectpricelists", key = "msdyn_projectpricelistid")
public interface ContractPriceList extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ContractPriceList> CODEC = EntityCodec.of(ContractPriceList.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projectpricelistid")
  Optional<UUID> id();

  /** The contract. */
  @Column("msdyn_salesorder")
  Optional<Reference> contract();

  /** The list. */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContractPriceList.Builder {
    Builder() {}
  }
}
