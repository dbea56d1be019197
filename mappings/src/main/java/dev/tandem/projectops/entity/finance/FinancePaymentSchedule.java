package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A plan of payment by instalments. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "PaymentScheduleEntity")
public interface FinancePaymentSchedule extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinancePaymentSchedule> CODEC = EntityCodec.of(FinancePaymentSchedule.class);

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

  /** How the amount is cut. */
  @Column("ALLOCATIONMETHOD")
  Optional<EnumValue> allocation();

  /** Frequency unit. */
  @Column("PAYMENTFREQUENCYUNITS")
  Optional<EnumValue> frequencyUnit();

  /** Frequency. */
  @Column("PAYMENTFREQUENCY")
  Optional<Integer> frequency();

  /** Number of payments. */
  @Column("NUMBEROFPAYMENTS")
  Optional<Integer> numberOfPayments();

  /** Fixed amount. */
  @Column("FIXEDPAYMENTAMOUNT")
  Optional<BigDecimal> fixedAmount();

  /** Minimum amount. */
  @Column("MINIMUMPAYMENTAMOUNT")
  Optional<BigDecimal> minimumAmount();

  /** How the tax is cut. */
  @Column("SALESTAXALLOCATIONMETHOD")
  Optional<EnumValue> taxAllocation();

  /** Note. */
  @Column("NOTES")
  Optional<String> note();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinancePaymentSchedule.Builder {
    Builder() {}
  }
}
