package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Two currencies that rates of a type convert between. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ExchangeRateCurrencyPairEntity")
public interface FinanceCurrencyPair extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCurrencyPair> CODEC = EntityCodec.of(FinanceCurrencyPair.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Rate type. */
  @Column(value = "EXCHANGERATETYPENAME", length = 20)
  Optional<String> rateType();

  /** From currency. */
  @Column(value = "FROMCURRENCYCODE", length = 3)
  Optional<String> fromCurrency();

  /** To currency. */
  @Column(value = "TOCURRENCYCODE", length = 3)
  Optional<String> toCurrency();

  /** How many units a rate is shown for. */
  @Column("EXCHANGERATEDISPLAYFACTOR")
  Optional<EnumValue> displayFactor();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCurrencyPair.Builder {
    Builder() {}
  }
}
