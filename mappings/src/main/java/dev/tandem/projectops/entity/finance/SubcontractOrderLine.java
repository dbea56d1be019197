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
 * A line of the purchase order of a subcontract (SUB-2, FLD-21). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjSubContractPurchaseOrderLineEntity")
public interface SubcontractOrderLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SubcontractOrderLine> CODEC = EntityCodec.of(SubcontractOrderLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the subcontract line, part of the key. */
  @Column("PROJSUBCONTRACTLINENUMBER")
  Optional<String> lineNumber();

  /** The subcontract. */
  @Column("SUBCONTRACTNUMBER")
  Optional<String> subcontract();

  /** The purchase order. */
  @Column("PURCHID")
  Optional<String> purchaseOrder();

  /** How far the order has come. */
  @Value.Default
  @Column("PURCHSTATUS")
  default EnumSymbol<PurchaseStatus> purchaseStatus() {
    return EnumSymbol.none();
  }

  /** Quantity or work. */
  @Value.Default
  @Column("SUBCONLINETYPE")
  default EnumSymbol<SubcontractLineType> lineType() {
    return EnumSymbol.none();
  }

  /** Whether it is in use. */
  @Value.Default
  @Column("SUBCONLINESTATUS")
  default EnumSymbol<SubcontractLineStatus> lineStatus() {
    return EnumSymbol.none();
  }

  /** What it supplies (SUB-3). */
  @Value.Default
  @Column("SUBCONTRANSCLASS")
  default EnumSymbol<SubcontractClass> supplies() {
    return EnumSymbol.none();
  }

  /** Name of the line. */
  @Column("NAME")
  Optional<String> name();

  /** The project. */
  @Column("PROJID")
  Optional<String> projectId();

  /** The activity. */
  @Column("ACTIVITYNUMBER")
  Optional<String> activityNumber();

  /** The item (SUB-4). */
  @Column("ITEMID")
  Optional<String> itemId();

  /** Name of a material without a product (SUB-5). */
  @Column("SUBCONWRITEINNAME")
  Optional<String> writeInName();

  /** The role (SUB-3). */
  @Column("SUBCONROLEID")
  Optional<String> roleId();

  /** Transaction category (SUB-3). */
  @Column("SUBCONTRANSCATEGORY")
  Optional<String> categoryId();

  /** Record of the procurement category (SUB-3). */
  @Column("PROCUREMENTCATEGORY")
  Optional<Long> procurementCategory();

  /** Quantity. */
  @Column("PURCHQTY")
  Optional<BigDecimal> quantity();

  /** Unit. */
  @Column("PURCHUNIT")
  Optional<String> unit();

  /** Price per unit. */
  @Column("PURCHPRICE")
  Optional<BigDecimal> price();

  /** Day of delivery. */
  @Column("DELIVERYDATE")
  Optional<LocalDate> deliveryDate();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSubcontractOrderLine.Builder {
    Builder() {}
  }
}
