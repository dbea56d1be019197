package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** Two currencies that rates of a type convert between. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_currencyexchangeratepairs")
public interface CurrencyPair extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CurrencyPair> CODEC = EntityCodec.of(CurrencyPair.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_currencyexchangeratepairid")
  Optional<UUID> id();

  /** Name. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Rate type. */
  @Column("msdyn_currencyexchangeratetypeid")
  Optional<Reference> rateType();

  /** From currency. */
  @Column("msdyn_fromtransactioncurrencyid")
  Optional<Reference> fromCurrency();

  /** To currency. */
  @Column("msdyn_totransactioncurrencyid")
  Optional<Reference> toCurrency();

  /** How many units a rate is shown for. */
  @Column("msdyn_displayfactor")
  Optional<ChoiceValue> displayFactor();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCurrencyPair.Builder {
    Builder() {}
  }
}
