package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A currency. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "CurrencyEntity")
public interface FinanceCurrency extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCurrency> CODEC = EntityCodec.of(FinanceCurrency.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** ISO code, the key (KEY-10). */
  @Column(value = "CURRENCYCODE", length = 3)
  Optional<String> code();

  /** Name of the currency. */
  @Column(value = "NAME", length = 60)
  Optional<String> name();

  /** Symbol of the currency. */
  @Column(value = "SYMBOL", length = 5)
  Optional<String> symbol();

  /** Smallest step of an amount (UND-24). */
  @Column("GENERALROUNDINGRULE")
  Optional<BigDecimal> rounding();

  /** Smallest step of a price. */
  @Column("ROUNDINGRULEPRICES")
  Optional<BigDecimal> priceRounding();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCurrency.Builder {
    Builder() {}
  }
}
