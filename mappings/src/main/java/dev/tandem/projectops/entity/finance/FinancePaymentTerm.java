package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Terms of payment: when an invoice is due. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "PaymentTermEntity")
public interface FinancePaymentTerm extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinancePaymentTerm> CODEC = EntityCodec.of(FinancePaymentTerm.class);

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

  /** Day from which is counted. */
  @Column("PAYMENTMETHODTYPE")
  Optional<EnumValue> dueFrom();

  /** Days. */
  @Column("NUMBEROFDAYS")
  Optional<Integer> days();

  /** Months. */
  @Column("NUMBEROFMONTHS")
  Optional<Integer> months();

  /** Cut off day. */
  @Column("CUTOFFDAYOFMONTH")
  Optional<Integer> cutOffDay();

  /** Whether it is paid in cash. */
  @Column("ISCASHPAYMENT")
  Optional<Boolean> cash();

  /** Whether a certified check is asked for. */
  @Column("ISCERTIFIEDCOMPANYCHECK")
  Optional<Boolean> certifiedCheck();

  /** Whether it holds unless said. */
  @Column("ISDEFAULTPAYMENTTERM")
  Optional<Boolean> defaultTerm();

  /** Card payment. */
  @Column("CREDITCARDPAYMENTTYPE")
  Optional<EnumValue> cardPayment();

  /** Card credit check. */
  @Column("CREDITCARDCREDITCHECKTYPE")
  Optional<EnumValue> cardCreditCheck();

  /** Payment day. */
  @Column(value = "PAYMENTDAYNAME", length = 10)
  Optional<String> paymentDay();

  /** Payment schedule. */
  @Column(value = "PAYMENTSCHEDULENAME", length = 10)
  Optional<String> paymentSchedule();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinancePaymentTerm.Builder {
    Builder() {}
  }
}
