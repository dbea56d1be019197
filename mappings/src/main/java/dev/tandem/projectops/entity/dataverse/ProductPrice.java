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

/** The price of a product on a price list (ACT-11). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "productpricelevels", key = "productpricelevelid")
public interface ProductPrice extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProductPrice> CODEC = EntityCodec.of(ProductPrice.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("productpricelevelid")
  Optional<UUID> id();

  /** The list. */
  @Column("pricelevelid")
  Optional<Reference> priceList();

  /** The product. */
  @Column("productid")
  Optional<Reference> product();

  /** Unit of measure; empty for any. */
  @Column("uomid")
  Optional<Reference> unit();

  /** Price per unit. */
  @Column("amount")
  Optional<BigDecimal> price();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProductPrice.Builder {
    Builder() {}
  }
}
