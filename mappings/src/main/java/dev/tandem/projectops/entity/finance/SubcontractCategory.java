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
 * Which categories a subcontract line gets (SUB-3). An internal table (UND-30). Immutable and safe
 * for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjSubcontractCategory",
    key = {"dataAreaId", "SubConTransClass", "Selection"})
public interface SubcontractCategory extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SubcontractCategory> CODEC = EntityCodec.of(SubcontractCategory.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Time or expense, part of the key. */
  @Value.Default
  @Column("SubConTransClass")
  default EnumSymbol<SubcontractClass> supplies() {
    return EnumSymbol.none();
  }

  /**
   * A role, for expense a transaction category; the word all for a general row. Part of the key.
   */
  @Column(value = "Selection", length = 30)
  Optional<String> selection();

  /** Record of the procurement category. */
  @Column("ProcurementCategory")
  Optional<Long> procurementCategory();

  /** Project category. */
  @Column(value = "ProjCategoryId", length = 30)
  Optional<String> categoryId();

  /** Item sales tax group of the procurement category. */
  @Column(value = "TaxItemGroup", length = 10)
  Optional<String> itemTaxGroup();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSubcontractCategory.Builder {
    Builder() {}
  }
}
