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
 * An expense category on its way to Dataverse (CAT-10, EXP-1). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjExpenseCategoryExportEntity")
public interface ExpenseCategoryExport extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExpenseCategoryExport> CODEC = EntityCodec.of(ExpenseCategoryExport.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The expense category, part of the key. */
  @Column(value = "COSTTYPE", length = 20)
  Optional<String> costType();

  /** Its description (FLD-20). */
  @Column("COSTTXT")
  Optional<String> description();

  /** Transaction category. */
  @Column("TRANSACTIONCATEGORYID")
  Optional<String> categoryId();

  /** Kind of expense. */
  @Value.Default
  @Column("EXPTYPE")
  default EnumSymbol<ExpenseKind> expenseKind() {
    return EnumSymbol.none();
  }

  /** Whether it is out of use. */
  @Column("ISINACTIVE")
  Optional<Boolean> inactive();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpenseCategoryExport.Builder {
    Builder() {}
  }
}
