package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The purchase order of a subcontract (SUB-2). An internal table (UND-30). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjSubcontractPurchTable",
    key = {"dataAreaId", "PurchId"})
public interface PurchaseOrder extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<PurchaseOrder> CODEC = EntityCodec.of(PurchaseOrder.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the order, part of the key. */
  @Column(value = "PurchId", length = 20)
  Optional<String> number();

  /** The subcontract it was made of. */
  @Column("ProjSubContractNum")
  Optional<String> subcontract();

  /** The vendor. */
  @Column(value = "OrderAccount", length = 20)
  Optional<String> vendor();

  /** Language of the vendor (SUB-4). */
  @Column(value = "LanguageId", length = 7)
  Optional<String> language();

  /** Currency of the vendor. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Draft until the subcontract is confirmed. */
  @Value.Default
  @Column("Stage")
  default EnumSymbol<OrderStage> stage() {
    return EnumSymbol.none();
  }

  /** How much of it is received and invoiced. */
  @Value.Default
  @Column("PurchStatus")
  default EnumSymbol<PurchaseStatus> status() {
    return EnumSymbol.none();
  }

  /** Day of the last confirmation. */
  @Column("ConfirmedDate")
  Optional<LocalDate> confirmedOn();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePurchaseOrder.Builder {
    Builder() {}
  }
}
