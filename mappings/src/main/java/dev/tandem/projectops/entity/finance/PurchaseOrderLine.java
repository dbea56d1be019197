package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A line of such an order, one for each subcontract line (SUB-2). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjSubcontractPurchLine",
    key = {"dataAreaId", "ProjSubContractLineNum"})
public interface PurchaseOrderLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<PurchaseOrderLine> CODEC = EntityCodec.of(PurchaseOrderLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The subcontract line, part of the key. */
  @Column("ProjSubContractLineNum")
  Optional<String> subcontractLine();

  /** The order. */
  @Column(value = "PurchId", length = 20)
  Optional<String> order();

  /** The subcontract. */
  @Column("ProjSubContractNum")
  Optional<String> subcontract();

  /** What is bought. */
  @Column("Name")
  Optional<String> description();

  /** Record of the procurement category (SUB-3). */
  @Column("ProcurementCategory")
  Optional<Long> procurementCategory();

  /** Project category (SUB-3, SUB-4). */
  @Column(value = "ProjCategoryId", length = 30)
  Optional<String> categoryId();

  /** Item sales tax group (SUB-3, SUB-4). */
  @Column(value = "TaxItemGroup", length = 10)
  Optional<String> itemTaxGroup();

  /** Released product of a material (SUB-4). */
  @Column(value = "ItemId", length = 20)
  Optional<String> itemId();

  /** Site of the default order settings (SUB-4). */
  @Column(value = "InventSiteId", length = 10)
  Optional<String> site();

  /** Warehouse of the default order settings (SUB-4). */
  @Column(value = "InventLocationId", length = 10)
  Optional<String> warehouse();

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ActivityNumber", length = 20)
  Optional<String> activityNumber();

  /** The role. */
  @Column(value = "RoleId", length = 30)
  Optional<String> roleId();

  /** Unit. */
  @Column(value = "PurchUnit", length = 10)
  Optional<String> unit();

  /** Quantity ordered. */
  @Column("PurchQty")
  Optional<BigDecimal> quantity();

  /** Price per unit. */
  @Column("PurchPrice")
  Optional<BigDecimal> price();

  /** Quantity by price. */
  @Column("LineAmount")
  Optional<BigDecimal> amount();

  /** Day of delivery. */
  @Column("DeliveryDate")
  Optional<LocalDate> deliveryDate();

  /** How much of it is received and invoiced. */
  @Value.Default
  @Column("PurchStatus")
  default EnumSymbol<PurchaseStatus> status() {
    return EnumSymbol.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePurchaseOrderLine.Builder {
    Builder() {}
  }
}
