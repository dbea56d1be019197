package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** An exchange rate of finance, per 100 units (FX-2). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_currencyexchangerates")
public interface ExchangeRate extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExchangeRate> CODEC = EntityCodec.of(ExchangeRate.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_currencyexchangerateid")
  Optional<UUID> id();

  /** Name of the row. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** The pair of currencies and the rate type. */
  @Column("msdyn_currencyexchangeratepair")
  Optional<Reference> pair();

  /** Name of the rate type. */
  @Column(value = "msdyn_exchangeratetypename", length = 100)
  Optional<String> rateType();

  /** ISO code of the currency that is converted. */
  @Column(value = "msdyn_fromcurrencycode", length = 100)
  Optional<String> fromCurrency();

  /** ISO code of the currency that is converted to. */
  @Column(value = "msdyn_tocurrencycode", length = 100)
  Optional<String> toCurrency();

  /** The rate. */
  @Column("msdyn_exchangerate")
  Optional<BigDecimal> rate();

  /** First day. */
  @Column("msdyn_validfrom")
  Optional<LocalDate> validFrom();

  /** Last day. */
  @Column("msdyn_validto")
  Optional<LocalDate> validTo();

  /** Whether the rate is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExchangeRate.Builder {
    Builder() {}
  }
}
