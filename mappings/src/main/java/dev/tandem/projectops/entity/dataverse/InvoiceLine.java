package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A line of a proforma: one for each contract line (INV-1). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "invoicedetails", key = "invoicedetailid")
public interface InvoiceLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<InvoiceLine> CODEC = EntityCodec.of(InvoiceLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("invoicedetailid")
  Optional<UUID> id();

  /** Name of the line. */
  @Column(value = "invoicedetailname", length = 100)
  Optional<String> name();

  /** The proforma. */
  @Column("invoiceid")
  Optional<Reference> invoice();

  /** The contract line (REG-22). */
  @Column("msdyn_contractline")
  Optional<Reference> contractLine();

  /** Project of the contract line. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** How the contract line is billed (CL-2). */
  @Value.Default
  @Column("msdyn_billingmethod")
  default Choice<BillingMethod> billingMethod() {
    return Choice.none();
  }

  /** Whether it corrects an invoice (COR-7). */
  @Column("msdyn_correction")
  Optional<Boolean> correction();

  /** Chargeable amount before tax (INV-3). */
  @Column("msdyn_invoicedamount")
  Optional<BigDecimal> amount();

  /** Tax of the chargeable details. */
  @Column("tax")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("extendedamount")
  Optional<BigDecimal> amountAfterTax();

  /** Contract currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableInvoiceLine.Builder {
    Builder() {}
  }
}
