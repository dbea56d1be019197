package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** Where a transaction comes from (TO-1). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_transactionorigins", key = "msdyn_transactionoriginid")
public interface TransactionOrigin extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<TransactionOrigin> CODEC = EntityCodec.of(TransactionOrigin.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_transactionoriginid")
  Optional<UUID> id();

  /** Id of the row it comes from, as text. */
  @Column(value = "msdyn_origin", length = 100)
  Optional<String> origin();

  /** Table of that row, by logical name. */
  @Column(value = "msdyn_origintype", length = 100)
  Optional<String> originType();

  /** Id of the transaction, as text. */
  @Column(value = "msdyn_transaction", length = 100)
  Optional<String> transaction();

  /** Table of the transaction, by logical name. */
  @Column(value = "msdyn_transactiontype", length = 100)
  Optional<String> transactionType();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableTransactionOrigin.Builder {
    Builder() {}
  }
}
