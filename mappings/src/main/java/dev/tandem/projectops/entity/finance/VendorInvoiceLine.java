package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A line of a vendor invoice of finance. An internal table (UND-30). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjVendInvoiceInfoLine",
    key = {"dataAreaId", "InvoiceAccount", "Num", "LineNum"})
public interface VendorInvoiceLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoiceLine> CODEC = EntityCodec.of(VendorInvoiceLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The vendor, part of the key. */
  @Column(value = "InvoiceAccount", length = 20)
  Optional<String> vendor();

  /** The invoice, part of the key. */
  @Column(value = "Num", length = 20)
  Optional<String> number();

  /** Number in the invoice from 1, part of the key. */
  @Column("LineNum")
  Optional<Integer> line();

  /** The project; none of an office line (VI-1). */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** Company of the project (VI-18). */
  @Column(value = "ProjDataAreaId", length = 4)
  Optional<String> projectCompany();

  /** The task. */
  @Column(value = "ActivityNumber", length = 20)
  Optional<String> activityNumber();

  /** Project category; none for the default of items (VI-5). */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Account of an office line. */
  @Column(value = "MainAccount", length = 20)
  Optional<String> mainAccount();

  /** The product. */
  @Column(value = "ItemId", length = 20)
  Optional<String> itemId();

  /** Whether the product is stocked (STK-5). */
  @Column("Stocked")
  Optional<Boolean> stocked();

  /** Unit. */
  @Column(value = "PurchUnit", length = 10)
  Optional<String> unit();

  /** Description for people. */
  @Column(value = "Description", length = 255)
  Optional<String> description();

  /** Quantity. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Price per unit. */
  @Column("PurchPrice")
  Optional<BigDecimal> price();

  /** Net amount. */
  @Column("LineAmount")
  Optional<BigDecimal> amount();

  /** Sales tax in percent. */
  @Column("TaxPercent")
  Optional<BigDecimal> taxPercent();

  /** Share of the tax that cannot be recovered (TAX-5). */
  @Column("LostTaxPercent")
  Optional<BigDecimal> lostTaxPercent();

  /** Billing type. */
  @Value.Default
  @Column("BillingType")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** The subcontract line. */
  @Column("ProjSubContractLineNum")
  Optional<String> subcontractLine();

  /** The role of an hour category. */
  @Column(value = "RoleId", length = 30)
  Optional<String> roleId();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoiceLine.Builder {
    Builder() {}
  }
}
