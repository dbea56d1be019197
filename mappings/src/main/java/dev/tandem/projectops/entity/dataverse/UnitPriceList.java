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

/**
 * A cost price list of an organizational unit (ACT-11, ACT-14). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_unitpricelists", key = "msdyn_unitpricelistid")
public interface UnitPriceList extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<UnitPriceList> CODEC = EntityCodec.of(UnitPriceList.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_unitpricelistid")
  Optional<UUID> id();

  /** The unit; empty for all units without lists of their own. */
  @Column("msdyn_organizationalunit")
  Optional<Reference> unit();

  /** The list. */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableUnitPriceList.Builder {
    Builder() {}
  }
}
