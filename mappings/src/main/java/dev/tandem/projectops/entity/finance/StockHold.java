package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * The stock that one approved usage holds, and its issue once the usage is posted (STK-2 to STK-4,
 * WB-5). An internal table (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjStockHold",
    key = {"dataAreaId", "ActualId"})
public interface StockHold extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<StockHold> CODEC = EntityCodec.of(StockHold.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Id of the cost actual of the usage, part of the key. */
  @Column("ActualId")
  Optional<UUID> actualId();

  /** The item. */
  @Column(value = "ItemId", length = 20)
  Optional<String> itemId();

  /** Quantity; negative for usage that is taken back. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Whether it is held or issued. */
  @Value.Default
  @Column("Stage")
  default EnumSymbol<StockStage> stage() {
    return EnumSymbol.none();
  }

  /** The last voucher of its cost. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** What the issue has cost, in accounting currency. */
  @Column("PostedCost")
  Optional<BigDecimal> postedCost();

  /** How much that is more than Dataverse expected (WB-5). */
  @Column("AdjustmentValue")
  Optional<BigDecimal> adjustment();

  /** What it costs after a later adjustment of the stock, for the next update (STK-4). */
  @Column("FinalCost")
  Optional<BigDecimal> finalCost();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableStockHold.Builder {
    Builder() {}
  }
}
