package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A fixed exchange rate agreement of a contract (CTR-9, FX-3). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjContractFixedRate",
    key = {"dataAreaId", "ContractId"})
public interface ContractRate extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ContractRate> CODEC = EntityCodec.of(ContractRate.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The contract, part of the key. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** Sales currency of the agreement. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Rate per 100 units. */
  @Column("FixedExchRate")
  Optional<BigDecimal> rate();

  /** Number of the agreement. */
  @Column(value = "Reference", length = 60)
  Optional<String> reference();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContractRate.Builder {
    Builder() {}
  }
}
