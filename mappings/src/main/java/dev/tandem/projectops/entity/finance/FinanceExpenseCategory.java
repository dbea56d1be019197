package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An expense category of a legal entity, the master of that in Dataverse (CAT-10). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "TrvExpenseCategoryEntity")
public interface FinanceExpenseCategory extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceExpenseCategory> CODEC = EntityCodec.of(FinanceExpenseCategory.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The category, part of the key. */
  @Column(value = "EXPENSECATEGORY", length = 20)
  Optional<String> expenseCategory();

  /** Its description (FLD-20). */
  @Column("DESCRIPTION")
  Optional<String> description();

  /** Kind of expense. */
  @Value.Default
  @Column("EXPENSETYPE")
  default EnumSymbol<ExpenseKind> expenseKind() {
    return EnumSymbol.none();
  }

  /** Whether it is out of use. */
  @Column("ISINACTIVE")
  Optional<Boolean> inactive();

  /** Whether projects may use it. */
  @Column("USEINPROJECT")
  Optional<Boolean> usedInProjects();

  /** Method of payment unless said. */
  @Column("DEFAULTPAYMENTMETHOD")
  Optional<String> paymentMethod();

  /** Item sales tax group. */
  @Column(value = "TAXITEMGROUP", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Ledger account. */
  @Column("LEDGERDIMENSIONDISPLAYVALUE")
  Optional<String> account();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceExpenseCategory.Builder {
    Builder() {}
  }
}
