package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Defaults of a released product on an order (SUB-4). An internal table (UND-30). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjItemOrderSettings",
    key = {"dataAreaId", "ItemId"})
public interface OrderSettings extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<OrderSettings> CODEC = EntityCodec.of(OrderSettings.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The product, part of the key. */
  @Column(value = "ItemId", length = 20)
  Optional<String> itemId();

  /** Site of the default order settings. */
  @Column(value = "InventSiteId", length = 10)
  Optional<String> site();

  /** Warehouse of the default order settings. */
  @Column(value = "InventLocationId", length = 10)
  Optional<String> warehouse();

  /** Project category of the product. */
  @Column(value = "ProjCategoryId", length = 30)
  Optional<String> categoryId();

  /** Item sales tax group of the product. */
  @Column(value = "TaxItemGroup", length = 10)
  Optional<String> itemTaxGroup();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableOrderSettings.Builder {
    Builder() {}
  }
}
