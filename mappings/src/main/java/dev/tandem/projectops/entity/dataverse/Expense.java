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
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A project expense, posted in finance or recorded here (EXP rules). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_expenses")
public interface Expense extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Expense> CODEC = EntityCodec.of(Expense.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_expenseid")
  Optional<UUID> id();

  /** Purpose of the expense. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Number of the expense in finance. */
  @Column(value = "msdyn_externalexpenseid", length = 100)
  Optional<String> externalId();

  /** Whether it was posted in finance (EXP-5, EXP-15). */
  @Column("msdyn_hasexternalorigin")
  Optional<Boolean> fromFinance();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task, a leaf (EXP-10). */
  @Column("msdyn_projecttask")
  Optional<Reference> task();

  /** The task by its number in finance (REG-13). */
  @Column(value = "msdyn_activitynumber", length = 100)
  Optional<String> activityNumber();

  /** Expense category of the company. */
  @Column("msdyn_expensecategory")
  Optional<Reference> expenseCategory();

  /** Transaction category. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Approval of the expense. */
  @Value.Default
  @Column("msdyn_expensestatus")
  default Choice<ExpenseStatus> status() {
    return Choice.none();
  }

  /** Status that a running job is to reach. */
  @Value.Default
  @Column("msdyn_targetexpensestatus")
  default Choice<ExpenseStatus> targetStatus() {
    return Choice.none();
  }

  /** Billing type, carried from finance (EXP-11). */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** Quantity. */
  @Column("msdyn_quantity")
  Optional<BigDecimal> quantity();

  /** Unit. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Group of the unit. */
  @Column("msdyn_unitgroup")
  Optional<Reference> unitGroup();

  /** Price per unit. */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Amount before tax. */
  @Column("msdyn_amount")
  Optional<BigDecimal> amount();

  /** Sales tax (TAX-5). */
  @Column("msdyn_salestaxamount")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_totalamount")
  Optional<BigDecimal> totalAmount();

  /** Day of the expense. */
  @Column("msdyn_transactiondate")
  Optional<Instant> transactionDate();

  /** Description for the customer. */
  @Column(value = "msdyn_externaldescription", length = 100)
  Optional<String> externalDescription();

  /** Who spent it. */
  @Column("msdyn_bookableresource")
  Optional<Reference> resource();

  /** Unit of who spent it. */
  @Column("msdyn_resourceorganizationalunitid")
  Optional<Reference> resourcingUnit();

  /** User who approves it. */
  @Column("msdyn_manager")
  Optional<Reference> manager();

  /** Company that posted it. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency of price and amount. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpense.Builder {
    Builder() {}
  }
}
