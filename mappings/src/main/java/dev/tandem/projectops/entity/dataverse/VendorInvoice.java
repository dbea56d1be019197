package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A vendor invoice with project lines, posted in finance (VI rules). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_projectvendorinvoices")
public interface VendorInvoice extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorInvoice> CODEC = EntityCodec.of(VendorInvoice.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_projectvendorinvoiceid")
  Optional<UUID> id();

  /** Name of the invoice. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Number of the vendor, part of the key (KEY-11). */
  @Column(value = "msdyn_vendorinvoicenumber", length = 100)
  Optional<String> number();

  /** Account of the vendor, part of the key (KEY-11). */
  @Column("msdyn_vendor")
  Optional<Reference> vendor();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 2000)
  Optional<String> description();

  /** Date of the invoice. */
  @Column("msdyn_invoicedate")
  Optional<LocalDate> invoiceDate();

  /** Life of the invoice; flows back to finance (OPT-14, VI-16). */
  @Value.Default
  @Column("statuscode")
  default Choice<VendorInvoiceStatus> status() {
    return Choice.none();
  }

  /** Whether it is confirmed without a person (FLD-1, VI-4). */
  @Column("msdyn_enableautomaticconfirmation")
  Optional<Boolean> automaticConfirmation();

  /** Whether it was posted in finance. */
  @Column("msdyn_hasexternalorigin")
  Optional<Boolean> fromFinance();

  /** The subcontract. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** Amount before tax. */
  @Column("msdyn_subtotal")
  Optional<BigDecimal> subtotal();

  /** Tax. */
  @Column("msdyn_totaltax")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_totalamount")
  Optional<BigDecimal> totalAmount();

  /** Terms of payment; their options are not published. */
  @Column("msdyn_paymentterms")
  Optional<ChoiceValue> paymentTerms();

  /** Company that posted it. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency of the amounts. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorInvoice.Builder {
    Builder() {}
  }
}
