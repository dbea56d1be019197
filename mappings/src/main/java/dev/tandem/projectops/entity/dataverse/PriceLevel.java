package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A price list (ACT-11). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "pricelevels", key = "pricelevelid")
public interface PriceLevel extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<PriceLevel> CODEC = EntityCodec.of(PriceLevel.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("pricelevelid")
  Optional<UUID> id();

  /** Name of the list. */
  @Column(value = "name", length = 100)
  Optional<String> name();

  /** Currency of its prices. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** First day on which it holds. */
  @Column("begindate")
  Optional<LocalDate> firstDay();

  /** Last day on which it holds. */
  @Column("enddate")
  Optional<LocalDate> lastDay();

  /** Unit of its prices of time. */
  @Column("msdyn_timeunit")
  Optional<Reference> timeUnit();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePriceLevel.Builder {
    Builder() {}
  }
}
