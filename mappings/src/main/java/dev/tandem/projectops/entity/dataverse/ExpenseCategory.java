package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * An expense category of one company, a copy of that of finance (CAT-10). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_expensecategories")
public interface ExpenseCategory extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExpenseCategory> CODEC = EntityCodec.of(ExpenseCategory.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_expensecategoryid")
  Optional<UUID> id();

  /** Description of the category in finance (FLD-20). */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Transaction category (EXP-1). */
  @Column("msdyn_expensecategoryuid")
  Optional<Reference> category();

  /** Kind of expense. */
  @Value.Default
  @Column("msdyn_expensetype")
  default Choice<ExpenseType> expenseType() {
    return Choice.none();
  }

  /** Whether a receipt is needed. */
  @Value.Default
  @Column("msdyn_receiptrequired")
  default Choice<ReceiptRule> receiptRule() {
    return Choice.none();
  }

  /** Company of the category (CAT-11). */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Whether the category is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpenseCategory.Builder {
    Builder() {}
  }
}
