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

/** A way in which customers pay. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_customerpaymentmethods")
public interface CustomerPaymentMethod extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CustomerPaymentMethod> CODEC = EntityCodec.of(CustomerPaymentMethod.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_customerpaymentmethodid")
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

  /** Account type. */
  @Column("msdyn_accounttype")
  Optional<ChoiceValue> accountType();

  /** Payment type. */
  @Column("msdyn_paymenttype")
  Optional<ChoiceValue> paymentType();

  /** Payment status. */
  @Column("msdyn_paymentstatus")
  Optional<ChoiceValue> paymentStatus();

  /** What payments are added up by. */
  @Column("msdyn_sumbyperiod")
  Optional<ChoiceValue> sumBy();

  /** Discount grace days. */
  @Column("msdyn_discountgraceperioddays")
  Optional<Integer> discountGraceDays();

  /** Whether a bridging account is used. */
  @Column("msdyn_bridgingpostingenabled")
  Optional<Boolean> bridging();

  /** Whether it is a SEPA payment. */
  @Column("msdyn_issepa")
  Optional<Boolean> sepa();

  /** Last file number. */
  @Column("msdyn_lastfilenumber")
  Optional<Integer> lastFileNumber();

  /** Last file number today. */
  @Column("msdyn_lastfilenumbertoday")
  Optional<Integer> lastFileNumberToday();

  /** Whether posting an invoice draws a bill of exchange. */
  @Column("msdyn_invoiceupdate")
  Optional<Boolean> drawsBillOnInvoice();

  /** Whether postdated checks are cleared. */
  @Column("msdyn_enablepostdatescheckclearingposting")
  Optional<Boolean> clearsPostdatedChecks();

  /** Draft type. */
  @Column("msdyn_billofexchangedrafttype")
  Optional<ChoiceValue> draftType();

  /** Whether it is a direct debit. */
  @Column("msdyn_directdebit")
  Optional<Boolean> directDebit();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCustomerPaymentMethod.Builder {
    Builder() {}
  }
}
