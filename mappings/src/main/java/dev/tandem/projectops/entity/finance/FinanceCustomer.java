package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A customer of a legal entity (LE-7). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "CustCustomerV3Entity")
public interface FinanceCustomer extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceCustomer> CODEC = EntityCodec.of(FinanceCustomer.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Account number, part of the key. */
  @Column(value = "CUSTOMERACCOUNT", length = 20)
  Optional<String> customerAccount();

  /** The party. */
  @Column(value = "PARTYNUMBER", length = 40)
  Optional<String> partyNumber();

  /** Customer group. */
  @Column(value = "CUSTOMERGROUPID", length = 10)
  Optional<String> customerGroup();

  /** Account that gets the invoices. */
  @Column(value = "INVOICEACCOUNT", length = 20)
  Optional<String> invoiceAccount();

  /** Currency of the customer. */
  @Column(value = "SALESCURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Sales tax group (TAX-1). */
  @Column(value = "SALESTAXGROUP", length = 10)
  Optional<String> salesTaxGroup();

  /** Terms of payment. */
  @Column(value = "PAYMENTTERMS", length = 10)
  Optional<String> paymentTerms();

  /** Method of payment. */
  @Column(value = "PAYMENTMETHOD", length = 10)
  Optional<String> paymentMethod();

  /** What is blocked. */
  @Value.Default
  @Column("ONHOLDSTATUS")
  default EnumSymbol<BlockedStatus> onHold() {
    return EnumSymbol.none();
  }

  /** Credit limit. */
  @Column("CREDITLIMIT")
  Optional<BigDecimal> creditLimit();

  /** The vendor, when the customer is one. */
  @Column(value = "VENDORACCOUNT", length = 20)
  Optional<String> vendorAccount();

  /** Person or organization. */
  @Column(value = "PARTYTYPE", length = 20)
  Optional<String> partyType();

  /** Country. */
  @Column(value = "PARTYCOUNTRY", length = 10)
  Optional<String> country();

  /** State or province. */
  @Column(value = "PARTYSTATE", length = 10)
  Optional<String> stateOrProvince();

  /** Whether it is a one-time customer. */
  @Column("ISONETIMECUSTOMER")
  Optional<Boolean> oneTime();

  /** Identification number. */
  @Column(value = "IDENTIFICATIONNUMBER", length = 50)
  Optional<String> identificationNumber();

  /** Primary contact. */
  @Column(value = "CONTACTPERSONID", length = 20)
  Optional<String> primaryContact();

  /** Remarks. */
  @Column("SALESMEMO")
  Optional<String> memo();

  /** Whether the credit limit is enforced. */
  @Column("CREDITLIMITISMANDATORY")
  Optional<Boolean> creditLimitMandatory();

  /** Credit rating. */
  @Column(value = "CREDITRATING", length = 10)
  Optional<String> creditRating();

  /** Payment schedule. */
  @Column(value = "PAYMENTSCHEDULE", length = 10)
  Optional<String> paymentSchedule();

  /** Payment day. */
  @Column(value = "PAYMENTDAY", length = 10)
  Optional<String> paymentDay();

  /** Days that the terms of payment start from. */
  @Column("PAYMENTTERMSBASEDAYS")
  Optional<Integer> paymentTermsBaseDays();

  /** Tax exempt number. */
  @Column(value = "TAXEXEMPTNUMBER", length = 20)
  Optional<String> taxExemptNumber();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceCustomer.Builder {
    Builder() {}
  }
}
