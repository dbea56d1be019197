package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
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

/** A customer, or a vendor seen as an account (LE-7). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "accounts")
public interface Account extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Account> CODEC = EntityCodec.of(Account.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("accountid")
  Optional<UUID> id();

  /** Account number, part of the key (KEY-1). */
  @Column(value = "accountnumber", length = 20)
  Optional<String> number();

  /** Name of the account. */
  @Column(value = "name", length = 160)
  Optional<String> name();

  /** Company of the account, part of the key (KEY-1). */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Account that gets the invoices. */
  @Column("msdyn_billingaccount")
  Optional<Reference> billingAccount();

  /** Customer group. */
  @Column("msdyn_customergroupid")
  Optional<Reference> customerGroup();

  /** Terms of payment. */
  @Column("msdyn_paymentterm")
  Optional<Reference> paymentTerm();

  /** Method of payment. */
  @Column("msdyn_customerpaymentmethod")
  Optional<Reference> paymentMethod();

  /** Sales tax group (TAX-1). */
  @Column("msdyn_salestaxgroup")
  Optional<Reference> salesTaxGroup();

  /** What is blocked. */
  @Value.Default
  @Column("msdyn_onholdstatus")
  default Choice<OnHoldStatus> onHold() {
    return Choice.none();
  }

  /** Credit limit. */
  @Column("creditlimit")
  Optional<BigDecimal> creditLimit();

  /** The vendor, when the account is one. */
  @Column("msdyn_vendor")
  Optional<Reference> vendor();

  /** Currency of the account. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** What the account is to the organization, as an option number. */
  @Column("customertypecode")
  Optional<ChoiceValue> relationship();

  /** Description for people. */
  @Column(value = "description", length = 2000)
  Optional<String> description();

  /** Whether the credit limit is enforced. */
  @Column("msdyn_creditlimitismandatory")
  Optional<Boolean> creditLimitMandatory();

  /** Credit rating. */
  @Column(value = "msdyn_creditrating", length = 100)
  Optional<String> creditRating();

  /** Identification number. */
  @Column(value = "msdyn_identificationnumber", length = 100)
  Optional<String> identificationNumber();

  /** Whether it is a one-time customer. */
  @Column("msdyn_onetimecustomer")
  Optional<Boolean> oneTime();

  /** The party. */
  @Column("msdyn_partyid")
  Optional<Reference> party();

  /** Country. */
  @Column(value = "msdyn_partycountry", length = 100)
  Optional<String> country();

  /** State or province. */
  @Column(value = "msdyn_partystateprovince", length = 100)
  Optional<String> stateOrProvince();

  /** Payment day. */
  @Column("msdyn_paymentday")
  Optional<Reference> paymentDay();

  /** Payment schedule. */
  @Column("msdyn_paymentschedule")
  Optional<Reference> paymentSchedule();

  /** Days that the terms of payment start from. */
  @Column("msdyn_paymenttermsbasedays")
  Optional<Integer> paymentTermsBaseDays();

  /** Primary contact. */
  @Column("msdyn_primarycontact")
  Optional<Reference> primaryContact();

  /** Tax exempt number. */
  @Column(value = "msdyn_taxexemptnumber", length = 100)
  Optional<String> taxExemptNumber();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableAccount.Builder {
    Builder() {}
  }
}
