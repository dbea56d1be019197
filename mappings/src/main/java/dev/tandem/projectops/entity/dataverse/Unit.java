package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A unit of measure. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "uoms")
public interface Unit extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Unit> CODEC = EntityCodec.of(Unit.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("uomid")
  Optional<UUID> id();

  /** Name of the unit. */
  @Column(value = "name", length = 100)
  Optional<String> name();

  /** Symbol of the unit, the key (KEY-9). */
  @Column(value = "msdyn_symbol", length = 100)
  Optional<String> symbol();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** What the unit measures. */
  @Column(value = "msdyn_externalunitclassname", length = 100)
  Optional<String> unitClass();

  /** Decimals of quantities. */
  @Column("msdyn_decimalprecision")
  Optional<Integer> precision();

  /** System of measures. */
  @Value.Default
  @Column("msdyn_systemofunits")
  default Choice<UnitSystem> system() {
    return Choice.none();
  }

  /** Whether others of its class are reckoned from it. */
  @Column("msdyn_isbaseunit")
  Optional<Boolean> baseUnit();

  /** Whether it is the unit of its class in calculations. */
  @Column("msdyn_issystemunit")
  Optional<Boolean> systemUnit();

  /** Group of the unit. */
  @Column("uomscheduleid")
  Optional<Reference> unitGroup();

  /** Unit that the quantity refers to. */
  @Column("baseuom")
  Optional<Reference> baseUnitOf();

  /** How many of the other unit it is. */
  @Column("quantity")
  Optional<BigDecimal> quantity();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableUnit.Builder {
    Builder() {}
  }
}
