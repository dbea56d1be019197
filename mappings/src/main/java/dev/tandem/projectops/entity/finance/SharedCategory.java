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
 * A category for all legal entities, several per transaction category (CAT-2 to CAT-4). An internal
 * table (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "SharedCategory", key = "CategoryId")
public interface SharedCategory extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SharedCategory> CODEC = EntityCodec.of(SharedCategory.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Number of the category, the key (CAT-4). */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Name, the same for all of a transaction category (CAT-4). */
  @Column(value = "CategoryName", length = 60)
  Optional<String> name();

  /** The transaction category (CAT-2). */
  @Column(value = "TransactionCategoryId", length = 30)
  Optional<String> transactionCategoryId();

  /** Transaction type (CAT-2, CAT-3). */
  @Value.Default
  @Column("CategoryType")
  default EnumSymbol<CategoryType> categoryType() {
    return EnumSymbol.none();
  }

  /** Whether project categories may be made of it. */
  @Column("UseInProject")
  Optional<Boolean> usedInProjects();

  /** Whether expense categories may be made of it (EXP-1). */
  @Column("UseInExpense")
  Optional<Boolean> usedInExpense();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSharedCategory.Builder {
    Builder() {}
  }
}
