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
 * A posted vendor invoice on its way to Dataverse (VI-2, FLD-1). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjVendInvoiceExportEntityV2")
public interface VendorInvoiceExportV2 extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoiceExportV2> CODEC = EntityCodec.of(VendorInvoiceExportV2.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The vendor that is paid, part of the key. */
  @Column(value = "INVOICEACCOUNT", length = 20)
  Optional<String> invoiceAccount();

  /** Number of the vendor, part of the key. */
  @Column("VENDORINVOICENUM")
  Optional<String> invoiceNumber();

  /** The vendor that delivered. */
  @Column(value = "ORDERACCOUNT", length = 20)
  Optional<String> orderAccount();

  /** Description for people. */
  @Column("DESCRIPTION")
  Optional<String> description();

  /** Date of the document. */
  @Column("DOCUMENTDATE")
  Optional<LocalDate> documentDate();

  /** Date of the invoice. */
  @Column("TRANSDATE")
  Optional<LocalDate> transactionDate();

  /** Currency of the amounts. */
  @Column(value = "CURRENCYCODE", length = 3)
  Optional<String> currency();

  /** The purchase order. */
  @Column("PURCHID")
  Optional<String> purchaseOrder();

  /** Reference of the invoice. */
  @Column("TABLEREFID")
  Optional<String> tableRefId();

  /** What Dataverse says of it (VI-16). */
  @Value.Default
  @Column("PROJVENDINVOICESTATUS")
  default EnumSymbol<FinanceVendorInvoiceStatus> status() {
    return EnumSymbol.none();
  }

  /** Whether a person has to verify it (FLD-1, PAR-12). */
  @Column("SUBCONTRACTINVOICE")
  Optional<Boolean> manualVerification();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoiceExportV2.Builder {
    Builder() {}
  }
}
