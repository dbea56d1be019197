package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A sales tax group (TAX-1). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "TaxGroupEntity")
public interface FinanceTaxGroup extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceTaxGroup> CODEC = EntityCodec.of(FinanceTaxGroup.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Company, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Name of the group, part of the key. */
  @Column(value = "TAXGROUPCODE", length = 10)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceTaxGroup.Builder {
    Builder() {}
  }
}
