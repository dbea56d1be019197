package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** What finance made of a proforma invoice (PROP-16). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_customerinvoices")
public interface CustomerInvoice extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CustomerInvoice> CODEC = EntityCodec.of(CustomerInvoice.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_customerinvoiceid")
  Optional<UUID> id();

  /** Name. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** The proforma invoice, the key. */
  @Column("msdyn_proformainvoice")
  Optional<Reference> proforma();

  /** Number that the customer sees. */
  @Column(value = "msdyn_customerinvoicenumber", length = 100)
  Optional<String> number();

  /** Date of the invoice. */
  @Column("msdyn_customerinvoicedate")
  Optional<LocalDate> date();

  /** Sales tax of the invoice. */
  @Column("msdyn_invoicetaxamount")
  Optional<BigDecimal> tax();

  /** Posted when finance has posted it. */
  @Value.Default
  @Column("statuscode")
  default Choice<CustomerInvoiceStatus> status() {
    return Choice.none();
  }

  /** Company that posted it. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency of the tax. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCustomerInvoice.Builder {
    Builder() {}
  }
}
