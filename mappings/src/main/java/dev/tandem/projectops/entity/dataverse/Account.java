package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
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

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableAccount.Builder {
    Builder() {}
  }
}
