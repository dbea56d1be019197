package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A chart of accounts. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_chartofaccountses")
public interface ChartOfAccounts extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ChartOfAccounts> CODEC = EntityCodec.of(ChartOfAccounts.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_chartofaccountsid")
  Optional<UUID> id();

  /** Name of the chart, the key. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** Form that account numbers have. */
  @Column(value = "msdyn_mainaccountmask", length = 100)
  Optional<String> accountMask();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableChartOfAccounts.Builder {
    Builder() {}
  }
}
