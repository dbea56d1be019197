package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** Days of the week or month on which is paid. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "PaymentDayCdsEntity")
public interface FinancePaymentDay extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinancePaymentDay> CODEC = EntityCodec.of(FinancePaymentDay.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Company, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Name, part of the key. */
  @Column(value = "NAME", length = 10)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinancePaymentDay.Builder {
    Builder() {}
  }
}
