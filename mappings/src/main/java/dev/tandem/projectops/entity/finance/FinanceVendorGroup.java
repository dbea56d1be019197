package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A group of vendors. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "VendVendorGroupEntity")
public interface FinanceVendorGroup extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceVendorGroup> CODEC = EntityCodec.of(FinanceVendorGroup.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Company, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the group, part of the key. */
  @Column(value = "VENDORGROUPID", length = 10)
  Optional<String> number();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Payment term. */
  @Column(value = "DEFAULTPAYMENTTERMNAME", length = 10)
  Optional<String> paymentTerm();

  /** Clearing term. */
  @Column(value = "CLEARINGPERIODPAYMENTTERMNAME", length = 10)
  Optional<String> clearingTerm();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceVendorGroup.Builder {
    Builder() {}
  }
}
