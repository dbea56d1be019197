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
 * A vendor invoice of finance, pending or posted (VI-2, IC-9). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjVendInvoiceInfoTable",
    key = {"dataAreaId", "InvoiceAccount", "Num"})
public interface VendorInvoice extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoice> CODEC = EntityCodec.of(VendorInvoice.class);

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

  /** Number of the invoice, part of the key. */
  @Column(value = "Num", length = 20)
  Optional<String> number();

  /** Where it stands. */
  @Value.Default
  @Column("Stage")
  default EnumSymbol<VendorInvoiceStage> stage() {
    return EnumSymbol.none();
  }

  /** Date of the invoice. */
  @Column("TransDate")
  Optional<LocalDate> date();

  /** Currency. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Description for people. */
  @Column(value = "Description", length = 60)
  Optional<String> description();

  /** Number of its lines. */
  @Column("LineCount")
  Optional<Integer> lineCount();

  /** The purchase order. */
  @Column(value = "PurchId", length = 20)
  Optional<String> purchaseOrder();

  /** Company whose intercompany invoice it mirrors (IC-9); none of others. */
  @Column(value = "LendingCompany", length = 4)
  Optional<String> lender();

  /** Whether a project manager verifies it (PAR-12). */
  @Column("ManualVerification")
  Optional<Boolean> verification();

  /** Whether the payment waits for that (PAR-12). */
  @Column("BlockPayment")
  Optional<Boolean> paymentBlocked();

  /** The voucher. */
  @Column(value = "LedgerVoucher", length = 20)
  Optional<String> voucher();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoice.Builder {
    Builder() {}
  }
}
