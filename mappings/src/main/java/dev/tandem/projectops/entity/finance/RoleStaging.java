package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A role in staging, before it becomes one role per legal entity (ROLE-1). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ResResourceCategorySharedEntity")
public interface RoleStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<RoleStaging> CODEC = EntityCodec.of(RoleStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Number of the role, the key. */
  @Column(value = "ROLEID", length = 30)
  Optional<String> roleId();

  /** Name of the role. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Whether it is out of use. */
  @Column("ISCATEGORYDISABLED")
  Optional<Boolean> disabled();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableRoleStaging.Builder {
    Builder() {}
  }
}
