package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A tie between two transactions, such as a cost and its unbilled sale (TC rules). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_transactionconnections")
public interface TransactionConnection extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<TransactionConnection> CODEC = EntityCodec.of(TransactionConnection.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_transactionconnectionid")
  Optional<UUID> id();

  /** Name of the row. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Id of the first transaction, as text (TC-10). */
  @Column(value = "msdyn_transaction1", length = 100)
  Optional<String> transaction1();

  /** Part that the first one plays (TC-1 to TC-8). */
  @Column(value = "msdyn_transaction1role", length = 100)
  Optional<String> transaction1Role();

  /** Table of the first one, by logical name (TC-12). */
  @Column(value = "msdyn_transaction1type", length = 100)
  Optional<String> transaction1Type();

  /** Id of the second transaction, as text (TC-10). */
  @Column(value = "msdyn_transaction2", length = 100)
  Optional<String> transaction2();

  /** Part that the second one plays (TC-1 to TC-8). */
  @Column(value = "msdyn_transaction2role", length = 100)
  Optional<String> transaction2Role();

  /** Table of the second one, by logical name (TC-12). */
  @Column(value = "msdyn_transaction2type", length = 100)
  Optional<String> transaction2Type();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableTransactionConnection.Builder {
    Builder() {}
  }
}
