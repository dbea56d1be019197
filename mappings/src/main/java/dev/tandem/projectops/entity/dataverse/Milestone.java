package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A milestone of a fixed-price line; becomes an on-account transaction (MS rules). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_contractlinescheduleofvalues")
public interface Milestone extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Milestone> CODEC = EntityCodec.of(Milestone.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_contractlinescheduleofvalueid")
  Optional<UUID> id();

  /** Name, copied to the invoice (MS-16). */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** Description for the customer. */
  @Column(value = "msdyn_externaldescription", length = 100)
  Optional<String> externalDescription();

  /** The contract. */
  @Column("msdyn_contract")
  Optional<Reference> contract();

  /** The fixed-price line (MS-4). */
  @Column("msdyn_contractlineid")
  Optional<Reference> contractLine();

  /** The line as text. */
  @Column(value = "msdyn_contractline", length = 100)
  Optional<String> contractLineNumber();

  /** Project of the line (MS-4). */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** Task whose end the milestone marks. */
  @Column("msdyn_projecttask")
  Optional<Reference> task();

  /** Amount before tax; all of a line make its contracted amount (MS-6). */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** Tax; 0 when the amount is 0 (REG-21). */
  @Column("msdyn_tax")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_amount_after_tax")
  Optional<BigDecimal> amountAfterTax();

  /** Price, the same as the amount. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Date as the user sees it (MS-15). */
  @Column("msdyn_invoicedate")
  Optional<Instant> invoiceDate();

  /** Date that no time zone shifts; always filled with the other (MS-15). */
  @Column("msdyn_milestonedate")
  Optional<LocalDate> milestoneDate();

  /** Start of the period that is billed. */
  @Column("msdyn_startdatetime")
  Optional<Instant> start();

  /** Status of billing (MS-5). */
  @Value.Default
  @Column("msdyn_invoicestatus")
  default Choice<MilestoneStatus> invoiceStatus() {
    return Choice.none();
  }

  /** Always milestone. */
  @Value.Default
  @Column("msdyn_transactionclassification")
  default Choice<TransactionClass> transactionClass() {
    return Choice.none();
  }

  /** Type of the actual to come. */
  @Value.Default
  @Column("msdyn_transactiontypecode")
  default Choice<TransactionType> transactionType() {
    return Choice.none();
  }

  /** Company that owns the contract. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Contract currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableMilestone.Builder {
    Builder() {}
  }
}
