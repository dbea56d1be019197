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

/** The price of an hour of a role on a price list (ACT-11). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.DATAVERSE,
    name = "msdyn_resourcecategorypricelevels",
    key = "msdyn_resourcecategorypricelevelid")
public interface RolePrice extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<RolePrice> CODEC = EntityCodec.of(RolePrice.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_resourcecategorypricelevelid")
  Optional<UUID> id();

  /** The list. */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** The role. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Company of the resource; empty for any. */
  @Column("msdyn_resourcingcompany")
  Optional<Reference> company();

  /** Unit of the resource; empty for any. */
  @Column("msdyn_organizationalunit")
  Optional<Reference> resourcingUnit();

  /** Unit of measure. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Price per unit. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableRolePrice.Builder {
    Builder() {}
  }
}
