package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A plan of payment by instalments. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_paymentschedules")
public interface PaymentSchedule extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<PaymentSchedule> CODEC = EntityCodec.of(PaymentSchedule.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_paymentscheduleid")
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

  /** How the amount is cut. */
  @Column("msdyn_allocationmethod")
  Optional<ChoiceValue> allocation();

  /** Frequency unit. */
  @Column("msdyn_paymentfrequencyunit")
  Optional<ChoiceValue> frequencyUnit();

  /** Frequency. */
  @Column("msdyn_paymentfrequency")
  Optional<Integer> frequency();

  /** Number of payments. */
  @Column("msdyn_numberofpayments")
  Optional<Integer> numberOfPayments();

  /** Fixed amount. */
  @Column("msdyn_fixedpaymentamount")
  Optional<BigDecimal> fixedAmount();

  /** Minimum amount. */
  @Column("msdyn_minimumpaymentamount")
  Optional<BigDecimal> minimumAmount();

  /** How the tax is cut. */
  @Column("msdyn_salestaxallocationmethod")
  Optional<ChoiceValue> taxAllocation();

  /** Note. */
  @Column(value = "msdyn_note", length = 2000)
  Optional<String> note();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePaymentSchedule.Builder {
    Builder() {}
  }
}
