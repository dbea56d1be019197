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

/** A vendor of one company. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_vendors")
public interface Vendor extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Vendor> CODEC = EntityCodec.of(Vendor.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_vendorid")
  Optional<UUID> id();

  /** Account number, part of the key. */
  @Column(value = "msdyn_vendoraccountnumber", length = 100)
  Optional<String> number();

  /** Name of the vendor. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Company of the vendor. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Vendor group. */
  @Column("msdyn_vendorgroupid")
  Optional<Reference> vendorGroup();

  /** Terms of payment. */
  @Column("msdyn_paymentterms")
  Optional<Reference> paymentTerms();

  /** Method of payment. */
  @Column("msdyn_vendorpaymentmethod")
  Optional<Reference> paymentMethod();

  /** Sales tax group. */
  @Column("msdyn_taxgroup")
  Optional<Reference> taxGroup();

  /** What is blocked. */
  @Value.Default
  @Column("msdyn_onholdstatus")
  default Choice<OnHoldStatus> onHold() {
    return Choice.none();
  }

  /** Currency of the vendor. */
  @Column("msdyn_currencycode")
  Optional<Reference> currency();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendor.Builder {
    Builder() {}
  }
}
