package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A product receipt of a subcontract order (SUB-6). An internal table (UND-30). Immutable and safe
 * for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjSubcontractReceipt",
    key = {"dataAreaId", "ReceiptId"})
public interface ProductReceipt extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProductReceipt> CODEC = EntityCodec.of(ProductReceipt.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the receipt, part of the key. */
  @Column(value = "ReceiptId", length = 20)
  Optional<String> receiptId();

  /** The purchase order. */
  @Column(value = "PurchId", length = 20)
  Optional<String> purchaseOrder();

  /** The subcontract line. */
  @Column("ProjSubContractLineNum")
  Optional<String> subcontractLine();

  /** Accounting date of the usage. */
  @Column("AccountingDate")
  Optional<LocalDate> date();

  /** Quantity received. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Whether the receipt is posted. */
  @Column("Posted")
  Optional<Boolean> posted();

  /** The vendor invoice that it was put on (SUB-7). */
  @Column(value = "InvoiceNum", length = 20)
  Optional<String> invoice();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProductReceipt.Builder {
    Builder() {}
  }
}
