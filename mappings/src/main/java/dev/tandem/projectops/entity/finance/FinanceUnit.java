package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.immutables.value.Value;

/** A unit of measure. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "UnitOfMeasureEntity")
public interface FinanceUnit extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceUnit> CODEC = EntityCodec.of(FinanceUnit.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Symbol of the unit, the key (KEY-9). */
  @Column(value = "UNITSYMBOL", length = 10)
  Optional<String> symbol();

  /** Description for people. */
  @Column(value = "UNITDESCRIPTION", length = 60)
  Optional<String> description();

  /** Decimals of quantities. */
  @Column("DECIMALPRECISION")
  Optional<Integer> precision();

  /** System of measures. */
  @Value.Default
  @Column("SYSTEMOFUNITS")
  default EnumSymbol<MeasureSystem> system() {
    return EnumSymbol.none();
  }

  /** What the unit measures. */
  @Column("UNITCLASS")
  Optional<EnumValue> unitClass();

  /** Whether others of its class are reckoned from it. */
  @Column("ISBASEUNIT")
  Optional<Boolean> baseUnit();

  /** Whether it is the unit of its class in calculations. */
  @Column("ISSYSTEMUNIT")
  Optional<Boolean> systemUnit();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceUnit.Builder {
    Builder() {}
  }
}
