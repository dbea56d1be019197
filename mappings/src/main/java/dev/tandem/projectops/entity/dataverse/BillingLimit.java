package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A limit of what may be billed (ACT-15): of a contract; of one of its lines where it names a line,
 * and of a customer there where it names one. The published tables have a column only for a
 * customer of the contract. Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_billinglimits", key = "msdyn_billinglimitid")
public interface BillingLimit extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<BillingLimit> CODEC = EntityCodec.of(BillingLimit.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_billinglimitid")
  Optional<UUID> id();

  /** The contract. */
  @Column("msdyn_salescontract")
  Optional<Reference> contract();

  /** The contract line; none for all lines. */
  @Column("msdyn_salescontractlineid")
  Optional<Reference> contractLine();

  /** The customer of the contract; none for all customers. */
  @Column("msdyn_projectcontractsplitbillingrule")
  Optional<Reference> customer();

  /** Most that may be billed, in the currency of the contract. */
  @Column("msdyn_nottoexceedlimit")
  Optional<BigDecimal> most();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableBillingLimit.Builder {
    Builder() {}
  }
}
