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

/** A retainer or advance of a contract customer (RET rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_retainers", key = "msdyn_retainerid")
public interface Retainer extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Retainer> CODEC = EntityCodec.of(Retainer.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_retainerid")
  Optional<UUID> id();

  /** Name. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** The contract. */
  @Column("msdyn_contract")
  Optional<Reference> contract();

  /** The contract line that bills it (REG-22). */
  @Column("msdyn_contractline")
  Optional<Reference> contractLine();

  /** The customer that pays it. */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> contractCustomer();

  /** Day of billing. */
  @Column("msdyn_invoicedate")
  Optional<LocalDate> date();

  /** Status of billing, as that of a milestone (MS-5). */
  @Value.Default
  @Column("msdyn_invoicestatus")
  default Choice<MilestoneStatus> invoiceStatus() {
    return Choice.none();
  }

  /** Whether the rest is paid back (OPT-18). */
  @Value.Default
  @Column("msdyn_refundstatus")
  default Choice<RefundStatus> refundStatus() {
    return Choice.none();
  }

  /** Amount. */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** How much later invoices have used (RET-3). */
  @Column("msdyn_usedamount")
  Optional<BigDecimal> usedAmount();

  /** Contract currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableRetainer.Builder {
    Builder() {}
  }
}
