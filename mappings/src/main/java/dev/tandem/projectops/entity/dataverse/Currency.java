package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A currency. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "transactioncurrencies")
public interface Currency extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Currency> CODEC = EntityCodec.of(Currency.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("transactioncurrencyid")
  Optional<UUID> id();

  /** ISO code, the key (KEY-10). */
  @Column(value = "isocurrencycode", length = 5)
  Optional<String> code();

  /** Name of the currency. */
  @Column(value = "currencyname", length = 100)
  Optional<String> name();

  /** Symbol of the currency. */
  @Column(value = "currencysymbol", length = 10)
  Optional<String> symbol();

  /** Decimals of amounts. */
  @Column("currencyprecision")
  Optional<Integer> precision();

  /** Rate to the base currency (PAR-15). */
  @Column("exchangerate")
  Optional<BigDecimal> exchangeRate();

  /** Whether the currency is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCurrency.Builder {
    Builder() {}
  }
}
