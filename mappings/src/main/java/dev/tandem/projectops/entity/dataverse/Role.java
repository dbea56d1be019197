package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A role of resources, for all companies (ROLE rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "bookableresourcecategories")
public interface Role extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Role> CODEC = EntityCodec.of(Role.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row, the same in every environment (ROLE-4). */
  @Column("bookableresourcecategoryid")
  Optional<UUID> id();

  /** Name of the role. */
  @Column(value = "name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "description", length = 100)
  Optional<String> description();

  /** Number of the role, its key (KEY-4). */
  @Column(value = "msdyn_resourcecategorynumber", length = 100)
  Optional<String> number();

  /** Default billing type of its work. */
  @Value.Default
  @Column("msdyn_billingtype")
  default Choice<BillingType> billingType() {
    return Choice.none();
  }

  /** Hours to be billed, in percent. */
  @Column("msdyn_targetutilization")
  Optional<Integer> targetUtilization();

  /** Default transaction category. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Currency of amounts. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the role is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableRole.Builder {
    Builder() {}
  }
}
