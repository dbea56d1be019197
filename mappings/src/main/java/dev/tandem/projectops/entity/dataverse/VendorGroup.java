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

/** A group of vendors. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_vendorgroups")
public interface VendorGroup extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<VendorGroup> CODEC = EntityCodec.of(VendorGroup.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_vendorgroupid")
  Optional<UUID> id();

  /** Number of the group, part of the key. */
  @Column(value = "msdyn_vendorgroup", length = 100)
  Optional<String> number();

  /** Company, part of the key. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** Payment term. */
  @Column("msdyn_paymentterms")
  Optional<Reference> paymentTerm();

  /** Clearing term. */
  @Column("msdyn_clearingperiodpaymentpermname")
  Optional<Reference> clearingTerm();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendorGroup.Builder {
    Builder() {}
  }
}
