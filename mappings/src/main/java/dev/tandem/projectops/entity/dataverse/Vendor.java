package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A vendor of one company. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_vendors")
public interface Vendor extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Vendor> CODEC = EntityCodec.of(Vendor.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_vendorid")
  Optional<UUID> id();

  /** Account number, part of the key. */
  @Column(value = "msdyn_vendoraccountnumber", length = 100)
  Optional<String> number();

  /** Name of the vendor. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Company of the vendor. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Vendor group. */
  @Column("msdyn_vendorgroupid")
  Optional<Reference> vendorGroup();

  /** Terms of payment. */
  @Column("msdyn_paymentterms")
  Optional<Reference> paymentTerms();

  /** Method of payment. */
  @Column("msdyn_vendorpaymentmethod")
  Optional<Reference> paymentMethod();

  /** Sales tax group. */
  @Column("msdyn_taxgroup")
  Optional<Reference> taxGroup();

  /** What is blocked. */
  @Value.Default
  @Column("msdyn_onholdstatus")
  default Choice<OnHoldStatus> onHold() {
    return Choice.none();
  }

  /** Currency of the vendor. */
  @Column("msdyn_currencycode")
  Optional<Reference> currency();

  /** Credit rating. */
  @Column(value = "msdyn_creditrating", length = 100)
  Optional<String> creditRating();

  /** Credit limit. */
  @Column("msdyn_vendorcreditlimit")
  Optional<BigDecimal> creditLimit();

  /** Payment day. */
  @Column("msdyn_defaultpaymentdayname")
  Optional<Reference> paymentDay();

  /** Payment schedule. */
  @Column("msdyn_paymentschedule")
  Optional<Reference> paymentSchedule();

  /** Payment id. */
  @Column(value = "msdyn_paymentid", length = 100)
  Optional<String> paymentId();

  /** The party. */
  @Column("msdyn_partyid")
  Optional<Reference> party();

  /** Whether the vendor is a person. */
  @Column("msdyn_isperson")
  Optional<Boolean> person();

  /** Primary contact. */
  @Column("msdyn_primarycontact")
  Optional<Reference> primaryContact();

  /** Primary web address. */
  @Column(value = "msdyn_primarycontacturl", length = 255)
  Optional<String> primaryUrl();

  /** Vendor that is paid. */
  @Column("msdyn_invoicevendoraccountnumber")
  Optional<Reference> invoiceVendor();

  /** Our account number at the vendor. */
  @Column(value = "msdyn_ourvendoraccountnumber", length = 100)
  Optional<String> ourAccountNumber();

  /** Day on which the hold ends. */
  @Column("msdyn_vendoronholdreleasedate")
  Optional<LocalDate> onHoldUntil();

  /** Whether prices include sales tax. */
  @Column("msdyn_priceincludessalestax")
  Optional<Boolean> pricesIncludeTax();

  /** Whether it is a one-time vendor. */
  @Column("msdyn_isonetimevendor")
  Optional<Boolean> oneTime();

  /** Whether it only takes bids. */
  @Column("msdyn_hasonlytakenbids")
  Optional<Boolean> onlyTakesBids();

  /** Whether it is a foreign entity. */
  @Column("msdyn_isforeignentity")
  Optional<Boolean> foreign();

  /** Number of employees. */
  @Column("msdyn_numberofemployees")
  Optional<Integer> employees();

  /** DUNS number. */
  @Column(value = "msdyn_dunsnumber", length = 100)
  Optional<String> dunsNumber();

  /** Ethnic origin of the owner. */
  @Column(value = "msdyn_ethnicorigin", length = 100)
  Optional<String> ethnicOrigin();

  /** Whether the owner is disabled. */
  @Column("msdyn_ownerisdisabled")
  Optional<Boolean> ownerDisabled();

  /** Whether a woman owns it. */
  @Column("msdyn_womanowner")
  Optional<Boolean> womanOwned();

  /** Whether a minority owns it. */
  @Column("msdyn_isminorityowned")
  Optional<Boolean> minorityOwned();

  /** Whether a veteran owns it. */
  @Column("msdyn_isserviceveteranowned")
  Optional<Boolean> veteranOwned();

  /** Whether it is locally owned. */
  @Column("msdyn_isvendorlocallyowned")
  Optional<Boolean> locallyOwned();

  /** Whether it is located in a HUB zone. */
  @Column("msdyn_isvendorlocatedinhubzone")
  Optional<Boolean> inHubZone();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableVendor.Builder {
    Builder() {}
  }
}
