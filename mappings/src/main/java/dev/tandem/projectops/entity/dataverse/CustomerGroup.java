package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A group of customers. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_customergroups")
public interface CustomerGroup extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CustomerGroup> CODEC = EntityCodec.of(CustomerGroup.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_customergroupid")
  Optional<UUID> id();

  /** Number of the group, part of the key. */
  @Column(value = "msdyn_groupid", length = 100)
  Optional<String> number();

  /** Company, part of the key. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** Whether prices include sales tax. */
  @Column("msdyn_issalestaxincludedinprice")
  Optional<Boolean> pricesIncludeTax();

  /** Payment term. */
  @Column("msdyn_paymenttermid")
  Optional<Reference> paymentTerm();

  /** Clearing term. */
  @Column("msdyn_clearingperiodpaymenttermname")
  Optional<Reference> clearingTerm();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCustomerGroup.Builder {
    Builder() {}
  }
}
