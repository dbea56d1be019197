package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A legal entity of finance (LE rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "OMLegalEntity")
public interface FinanceCompany extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCompany> CODEC = EntityCodec.of(FinanceCompany.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Code of the legal entity, the key (KEY-7). */
  @Column(value = "LEGALENTITYID", length = 4)
  Optional<String> company();

  /** Name of the legal entity. */
  @Column(value = "NAME", length = 100)
  Optional<String> name();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCompany.Builder {
    Builder() {}
  }
}
