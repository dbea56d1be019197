package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The stock of an item in a legal entity (STK-2, STK-3). An internal table (UND-30): no published
 * schema has stock, and the columns of site and warehouse are in no published pair (STK-1), so that
 * an item has one row. Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjStockOnHand",
    key = {"dataAreaId", "ItemId"})
public interface StockOnHand extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<StockOnHand> CODEC = EntityCodec.of(StockOnHand.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The item, part of the key. */
  @Column(value = "ItemId", length = 20)
  Optional<String> itemId();

  /** What lies there. */
  @Column("OnHandQty")
  Optional<BigDecimal> onHand();

  /** What approved usage holds of it until it is posted. */
  @Column("ReservedQty")
  Optional<BigDecimal> reserved();

  /** What all of it has cost, in accounting currency. */
  @Column("CostValue")
  Optional<BigDecimal> value();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableStockOnHand.Builder {
    Builder() {}
  }
}
