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

/** The header of a subcontract as it came to finance (SUB-2). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjSubContractPurchaseOrderHeaderEntity")
public interface SubcontractOrder extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SubcontractOrder> CODEC = EntityCodec.of(SubcontractOrder.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the subcontract, part of the key. */
  @Column("PROJSUBCONTRACTNUMBER")
  Optional<String> subcontract();

  /** Name. */
  @Column("SUBCONNAME")
  Optional<String> name();

  /** Date of the subcontract. */
  @Column("SUBCONDATE")
  Optional<LocalDate> date();

  /** How far the subcontract has come. */
  @Value.Default
  @Column("SUBCONSTATUS")
  default EnumSymbol<SubcontractOrderStatus> status() {
    return EnumSymbol.none();
  }

  /** Whether it is in use. */
  @Value.Default
  @Column("SUBCONSTATE")
  default EnumSymbol<SubcontractOrderState> state() {
    return EnumSymbol.none();
  }

  /** The vendor. */
  @Column("ORDERACCOUNT")
  Optional<String> vendor();

  /** The project. */
  @Column("PROJID")
  Optional<String> projectId();

  /** Number of the purchase order that finance made. */
  @Column("PURCHASEORDERNUMBER")
  Optional<String> purchaseOrder();

  /** How far that order has come. */
  @Value.Default
  @Column("PURCHSTATUS")
  default EnumSymbol<PurchaseStatus> purchaseStatus() {
    return EnumSymbol.none();
  }

  /** Day on which the order was confirmed. */
  @Column("ACCOUNTINGDATE")
  Optional<LocalDate> accountingDate();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSubcontractOrder.Builder {
    Builder() {}
  }
}
