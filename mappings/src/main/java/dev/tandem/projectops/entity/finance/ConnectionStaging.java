package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A transaction connection in staging (TC-9, FLD-6). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjCDSTransactionRelationshipImportEntity")
public interface ConnectionStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ConnectionStaging> CODEC = EntityCodec.of(ConnectionStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the connection, the key. */
  @Column("CONNECTIONID")
  Optional<UUID> connectionId();

  /** Id of the first transaction. */
  @Column("TRANSACTION1ID")
  Optional<UUID> transaction1();

  /** Part that the first one plays. */
  @Column("TRANSACTION1ROLE")
  Optional<String> transaction1Role();

  /** Table of the first one (TC-12). */
  @Column(value = "TRANSACTION1TYPE", length = 60)
  Optional<String> transaction1Type();

  /** Id of the second transaction. */
  @Column("TRANSACTION2ID")
  Optional<UUID> transaction2();

  /** Part that the second one plays. */
  @Column("TRANSACTION2ROLE")
  Optional<String> transaction2Role();

  /** Table of the second one (TC-12). */
  @Column(value = "TRANSACTION2TYPE", length = 60)
  Optional<String> transaction2Type();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableConnectionStaging.Builder {
    Builder() {}
  }
}
