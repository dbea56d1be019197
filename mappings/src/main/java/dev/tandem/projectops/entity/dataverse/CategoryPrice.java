package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
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

/**
 * The price of an expense of a category on a price list (ACT-12). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.DATAVERSE,
    name = "msdyn_transactioncategorypricelevels",
    key = "msdyn_transactioncategorypricelevelid")
public interface CategoryPrice extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CategoryPrice> CODEC = EntityCodec.of(CategoryPrice.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_transactioncategorypricelevelid")
  Optional<UUID> id();

  /** The list. */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Transaction category. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Unit of measure; empty for any. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** How the price is found; empty for a price per unit. */
  @Value.Default
  @Column("msdyn_pricingmethod")
  default Choice<PricingMethod> method() {
    return Choice.none();
  }

  /** Price per unit. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Markup in percent. */
  @Column("msdyn_percent")
  Optional<BigDecimal> percent();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCategoryPrice.Builder {
    Builder() {}
  }
}
