package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A transaction category in finance, before its shared categories are made (CAT-1, CAT-2).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjTransactionCategoryEntity")
public interface CategoryStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CategoryStaging> CODEC = EntityCodec.of(CategoryStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Number of the category, the key. */
  @Column("CATEGORYID")
  Optional<String> categoryId();

  /** Name of the category. */
  @Column("NAME")
  Optional<String> name();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCategoryStaging.Builder {
    Builder() {}
  }
}
