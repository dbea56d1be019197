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
 * The line property of a billing type in one legal entity; all five rows are needed (PAR-1,
 * FLD-22). An internal table (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "BillingTypeLineProperty",
    key = {"dataAreaId", "BillingType"})
public interface LineProperty extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<LineProperty> CODEC = EntityCodec.of(LineProperty.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The billing type, part of the key. */
  @Value.Default
  @Column("BillingType")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** The line property (JRN-11). */
  @Column(value = "LineProperty", length = 10)
  Optional<String> lineProperty();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableLineProperty.Builder {
    Builder() {}
  }
}
