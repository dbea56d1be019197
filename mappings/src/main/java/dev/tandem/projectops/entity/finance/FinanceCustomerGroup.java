package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** A group of customers. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "CustCustomerGroupEntity")
public interface FinanceCustomerGroup extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCustomerGroup> CODEC = EntityCodec.of(FinanceCustomerGroup.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Company, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the group, part of the key. */
  @Column(value = "CUSTOMERGROUPID", length = 10)
  Optional<String> number();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Whether prices include sales tax. */
  @Column("ISSALESTAXINCLUDEDINPRICE")
  Optional<Boolean> pricesIncludeTax();

  /** Payment term. */
  @Column(value = "PAYMENTTERMID", length = 10)
  Optional<String> paymentTerm();

  /** Clearing term. */
  @Column(value = "CLEARINGPERIODPAYMENTTERMNAME", length = 10)
  Optional<String> clearingTerm();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCustomerGroup.Builder {
    Builder() {}
  }
}
