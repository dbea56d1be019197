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

/** Days of the week or month on which is paid. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_paymentdays")
public interface PaymentDay extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<PaymentDay> CODEC = EntityCodec.of(PaymentDay.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_paymentdayid")
  Optional<UUID> id();

  /** Name, part of the key. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Company, part of the key. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePaymentDay.Builder {
    Builder() {}
  }
}
