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
 * What a vendor is owed by one document (EXP-4, VI-3). An internal table (UND-30). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjVendTrans",
    key = {"dataAreaId", "Voucher"})
public interface VendorTransaction extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorTransaction> CODEC = EntityCodec.of(VendorTransaction.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The voucher, part of the key. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** The vendor or employee. */
  @Column(value = "AccountNum", length = 20)
  Optional<String> vendor();

  /** The document. */
  @Column(value = "Invoice", length = 20)
  Optional<String> invoiceNumber();

  /** Date of the document. */
  @Column("TransDate")
  Optional<LocalDate> date();

  /** Currency. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Amount with tax. */
  @Column("AmountCur")
  Optional<BigDecimal> amount();

  /** Amount in accounting currency. */
  @Column("AmountMST")
  Optional<BigDecimal> accountingAmount();

  /** Whether it may be paid (VI-16). */
  @Column("Approved")
  Optional<Boolean> approved();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorTransaction.Builder {
    Builder() {}
  }
}
