package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A role of one legal entity, reference data only (ROLE-1, ROLE-3). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ResResourceCategoryDataEntity")
public interface CompanyRole extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CompanyRole> CODEC = EntityCodec.of(CompanyRole.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the role, part of the key. */
  @Column(value = "ROLEID", length = 30)
  Optional<String> roleId();

  /** Name of the role. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Whether it is the default role. */
  @Column("DEFAULTRESOURCECATEGORY")
  Optional<Boolean> defaultRole();

  /** Whether it is out of use. */
  @Column("ISCATEGORYDISABLED")
  Optional<Boolean> disabled();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCompanyRole.Builder {
    Builder() {}
  }
}
