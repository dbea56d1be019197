package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/** A vendor of a legal entity. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "VendVendorV2Entity")
public interface FinanceVendor extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceVendor> CODEC = EntityCodec.of(FinanceVendor.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Account number, part of the key. */
  @Column(value = "VENDORACCOUNTNUMBER", length = 20)
  Optional<String> vendorAccount();

  /** The party. */
  @Column(value = "VENDORPARTYNUMBER", length = 40)
  Optional<String> partyNumber();

  /** Vendor group. */
  @Column(value = "VENDORGROUPID", length = 10)
  Optional<String> vendorGroup();

  /** Vendor that is paid. */
  @Column(value = "INVOICEVENDORACCOUNTNUMBER", length = 20)
  Optional<String> invoiceAccount();

  /** Currency of the vendor. */
  @Column(value = "CURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Sales tax group. */
  @Column(value = "SALESTAXGROUPCODE", length = 10)
  Optional<String> salesTaxGroup();

  /** Terms of payment. */
  @Column(value = "DEFAULTPAYMENTTERMSNAME", length = 10)
  Optional<String> paymentTerms();

  /** Method of payment. */
  @Column(value = "DEFAULTVENDORPAYMENTMETHODNAME", length = 10)
  Optional<String> paymentMethod();

  /** What is blocked. */
  @Value.Default
  @Column("ONHOLDSTATUS")
  default EnumSymbol<BlockedStatus> onHold() {
    return EnumSymbol.none();
  }

  /** Person or organization. */
  @Column(value = "VENDORPARTYTYPE", length = 20)
  Optional<String> partyType();

  /** Credit limit. */
  @Column("CREDITLIMIT")
  Optional<BigDecimal> creditLimit();

  /** Credit rating. */
  @Column(value = "CREDITRATING", length = 10)
  Optional<String> creditRating();

  /** Payment day. */
  @Column(value = "DEFAULTPAYMENTDAYNAME", length = 10)
  Optional<String> paymentDay();

  /** Payment schedule. */
  @Column(value = "DEFAULTPAYMENTSCHEDULENAME", length = 10)
  Optional<String> paymentSchedule();

  /** Payment id. */
  @Column(value = "PAYMENTID", length = 20)
  Optional<String> paymentId();

  /** Primary contact. */
  @Column(value = "PRIMARYCONTACTPERSONID", length = 20)
  Optional<String> primaryContact();

  /** Primary web address. */
  @Column(value = "PRIMARYURL", length = 255)
  Optional<String> primaryUrl();

  /** Our account number at the vendor. */
  @Column(value = "OURACCOUNTNUMBER", length = 20)
  Optional<String> ourAccountNumber();

  /** Day on which the hold ends. */
  @Column("VENDORHOLDRELEASEDATE")
  Optional<LocalDate> onHoldUntil();

  /** Whether prices include sales tax. */
  @Column("AREPRICESINCLUDINGSALESTAX")
  Optional<Boolean> pricesIncludeTax();

  /** Whether it is a one-time vendor. */
  @Column("ISONETIMEVENDOR")
  Optional<Boolean> oneTime();

  /** Whether it only takes bids. */
  @Column("HASONLYTAKENBIDS")
  Optional<Boolean> onlyTakesBids();

  /** Whether it is a foreign entity. */
  @Column("ISFOREIGNENTITY")
  Optional<Boolean> foreign();

  /** Number of employees. */
  @Column("ORGANIZATIONEMPLOYEEAMOUNT")
  Optional<Integer> employees();

  /** DUNS number. */
  @Column(value = "DUNSNUMBER", length = 15)
  Optional<String> dunsNumber();

  /** Ethnic origin of the owner. */
  @Column(value = "ETHNICORIGINID", length = 15)
  Optional<String> ethnicOrigin();

  /** Whether the owner is disabled. */
  @Column("ISOWNERDISABLED")
  Optional<Boolean> ownerDisabled();

  /** Whether a woman owns it. */
  @Column("ISWOMANOWNER")
  Optional<Boolean> womanOwned();

  /** Whether a minority owns it. */
  @Column("ISMINORITYOWNED")
  Optional<Boolean> minorityOwned();

  /** Whether a veteran owns it. */
  @Column("ISSERVICEVETERANOWNED")
  Optional<Boolean> veteranOwned();

  /** Whether it is locally owned. */
  @Column("ISVENDORLOCALLYOWNED")
  Optional<Boolean> locallyOwned();

  /** Whether it is located in a HUB zone. */
  @Column("ISVENDORLOCATEDINHUBZONE")
  Optional<Boolean> inHubZone();

  /** Language of the documents that the vendor gets (SUB-4). */
  @Column(value = "LANGUAGEID", length = 7)
  Optional<String> language();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceVendor.Builder {
    Builder() {}
  }
}
