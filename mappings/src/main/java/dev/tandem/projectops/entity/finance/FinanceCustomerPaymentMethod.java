package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.immutables.value.Value;

/** A way in which customers pay. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "CustomerPaymentMethodEntity")
public interface FinanceCustomerPaymentMethod extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCustomerPaymentMethod> CODEC =
      EntityCodec.of(FinanceCustomerPaymentMethod.class);

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

  /** Account type. */
  @Column("ACCOUNTTYPE")
  Optional<EnumValue> accountType();

  /** Payment type. */
  @Column("PAYMENTTYPE")
  Optional<EnumValue> paymentType();

  /** Payment status. */
  @Column("PAYMENTSTATUS")
  Optional<EnumValue> paymentStatus();

  /** What payments are added up by. */
  @Column("SUMBYPERIOD")
  Optional<EnumValue> sumBy();

  /** Discount grace days. */
  @Column("DISCOUNTGRACEPERIODDAYS")
  Optional<Integer> discountGraceDays();

  /** Whether a bridging account is used. */
  @Column("BRIDGINGPOSTINGENABLED")
  Optional<Boolean> bridging();

  /** Whether it is a SEPA payment. */
  @Column("ISSEPA")
  Optional<Boolean> sepa();

  /** Last file number. */
  @Column("LASTFILENUMBER")
  Optional<Integer> lastFileNumber();

  /** Last file number today. */
  @Column("LASTFILENUMBERTODAY")
  Optional<Integer> lastFileNumberToday();

  /** Whether posting an invoice draws a bill of exchange. */
  @Column("CREATEANDDRAWBILLOFEXCHANGEDURINGINVOICEPOSTING")
  Optional<Boolean> drawsBillOnInvoice();

  /** Whether postdated checks are cleared. */
  @Column("ENABLEPOSTDATEDCHECKCLEARINGPOSTING")
  Optional<Boolean> clearsPostdatedChecks();

  /** Draft type. */
  @Column("BILLOFEXCHANGEDRAFTTYPE")
  Optional<EnumValue> draftType();

  /** Whether it is a direct debit. */
  @Column("DIRECTDEBIT")
  Optional<Boolean> directDebit();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCustomerPaymentMethod.Builder {
    Builder() {}
  }
}
