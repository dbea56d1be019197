package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/** An exchange rate, per 100 units (FX-2). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ExchangeRateCDSEntity")
public interface FinanceExchangeRate extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceExchangeRate> CODEC = EntityCodec.of(FinanceExchangeRate.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Name of the rate type, part of the key. */
  @Column(value = "EXCHANGERATETYPENAME", length = 20)
  Optional<String> rateType();

  /** Currency that is converted, part of the key. */
  @Column(value = "FROMCURRENCYCODE", length = 3)
  Optional<String> fromCurrency();

  /** Currency that is converted to, part of the key. */
  @Column(value = "TOCURRENCYCODE", length = 3)
  Optional<String> toCurrency();

  /** First day, part of the key. */
  @Column("VALIDFROM")
  Optional<LocalDate> validFrom();

  /** Last day. */
  @Column("VALIDTO")
  Optional<LocalDate> validTo();

  /** The rate. */
  @Column("RATE")
  Optional<BigDecimal> rate();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceExchangeRate.Builder {
    Builder() {}
  }
}
