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

/** A purchase price list of a subcontract (SUB-5). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.DATAVERSE,
    name = "msdyn_subcontractpricelists",
    key = "msdyn_subcontractpricelistid")
public interface SubcontractPriceList extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<SubcontractPriceList> CODEC = EntityCodec.of(SubcontractPriceList.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_subcontractpricelistid")
  Optional<UUID> id();

  /** The subcontract. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** The list. */
  @Column("msdyn_pricelist")
  Optional<Reference> priceList();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSubcontractPriceList.Builder {
    Builder() {}
  }
}
