package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A type of exchange rate. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ExchangeRateTypeEntity")
public interface FinanceExchangeRateType extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceExchangeRateType> CODEC = EntityCodec.of(FinanceExchangeRateType.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Name of the type, the key. */
  @Column(value = "NAME", length = 20)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceExchangeRateType.Builder {
    Builder() {}
  }
}
