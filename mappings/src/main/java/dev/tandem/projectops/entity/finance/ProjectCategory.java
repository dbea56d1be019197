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
 * A category of a legal entity, made by hand of a shared one (CAT-5, CAT-6). An internal table
 * (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjCategory",
    key = {"dataAreaId", "CategoryId"})
public interface ProjectCategory extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProjectCategory> CODEC = EntityCodec.of(ProjectCategory.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The shared category, part of the key (CAT-9). */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Name of the category. */
  @Column(value = "Name", length = 60)
  Optional<String> name();

  /** Category group, on which posting hangs (CAT-7). */
  @Column(value = "CategoryGroupId", length = 30)
  Optional<String> categoryGroup();

  /** Transaction type (CAT-12). */
  @Value.Default
  @Column("CategoryType")
  default EnumSymbol<CategoryType> categoryType() {
    return EnumSymbol.none();
  }

  /** Item sales tax group (TAX-2). */
  @Column(value = "TaxItemGroupId", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Whether it may be used. */
  @Column("Active")
  Optional<Boolean> active();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProjectCategory.Builder {
    Builder() {}
  }
}
