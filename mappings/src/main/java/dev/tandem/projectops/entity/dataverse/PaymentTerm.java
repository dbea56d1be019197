package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** Terms of payment: when an invoice is due. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_paymentterms")
public interface PaymentTerm extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<PaymentTerm> CODEC = EntityCodec.of(PaymentTerm.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_paymenttermid")
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

  /** Day from which is counted. */
  @Column("msdyn_paymentmethodtype")
  Optional<ChoiceValue> dueFrom();

  /** Days. */
  @Column("msdyn_days")
  Optional<Integer> days();

  /** Months. */
  @Column("msdyn_numberofmonth")
  Optional<Integer> months();

  /** Cut off day. */
  @Column("msdyn_cutoffdayofmonth")
  Optional<Integer> cutOffDay();

  /** Whether it is paid in cash. */
  @Column("msdyn_iscashpayment")
  Optional<Boolean> cash();

  /** Whether a certified check is asked for. */
  @Column("msdyn_iscertifiedcompanycheck")
  Optional<Boolean> certifiedCheck();

  /** Whether it holds unless said. */
  @Column("msdyn_isdefaultpaymentterm")
  Optional<Boolean> defaultTerm();

  /** Card payment. */
  @Column("msdyn_creditcardpaymenttype")
  Optional<ChoiceValue> cardPayment();

  /** Card credit check. */
  @Column("msdyn_creditcardcreditchecktype")
  Optional<ChoiceValue> cardCreditCheck();

  /** Payment day. */
  @Column("msdyn_paymentdayname")
  Optional<Reference> paymentDay();

  /** Payment schedule. */
  @Column("msdyn_paymentschedulename")
  Optional<Reference> paymentSchedule();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePaymentTerm.Builder {
    Builder() {}
  }
}
