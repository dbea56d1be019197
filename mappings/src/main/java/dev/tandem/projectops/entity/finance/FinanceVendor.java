package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
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

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceVendor.Builder {
    Builder() {}
  }
}
