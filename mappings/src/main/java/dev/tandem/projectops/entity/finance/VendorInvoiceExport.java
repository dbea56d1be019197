package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A posted vendor invoice on its way to Dataverse, before the second version (UND-29). Immutable
 * and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjVendInvoiceExportEntity")
public interface VendorInvoiceExport extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoiceExport> CODEC = EntityCodec.of(VendorInvoiceExport.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Reference of the invoice, part of the key. */
  @Column("TABLEREFID")
  Optional<String> tableRefId();

  /** Number of the vendor. */
  @Column("VENDORINVOICENUM")
  Optional<String> invoiceNumber();

  /** The vendor that is paid. */
  @Column(value = "INVOICEACCOUNT", length = 20)
  Optional<String> invoiceAccount();

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

  /** Whether a person has to verify it (FLD-1, PAR-12). */
  @Column("SUBCONTRACTINVOICE")
  Optional<Boolean> manualVerification();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoiceExport.Builder {
    Builder() {}
  }
}
